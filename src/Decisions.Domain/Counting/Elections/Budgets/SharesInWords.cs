using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>Says how supporters bought projects from equal shares.</summary>
internal static class SharesInWords
{
    public static IEnumerable<string> Rounds(CountRecord record)
    {
        foreach (var sentence in record.Budget!.Shares is { } shares ? Bought(record, shares) : ["No ballot supports any project, so nobody pays for one from a share."])
            yield return sentence;
        foreach (var sentence in Completion(record))
            yield return sentence;
    }

    private static IEnumerable<string> Bought(CountRecord record, ShareRecord shares)
    {
        yield return $"{(shares.Voters == 1 ? "The one voter has all of it" : $"Each of the {English.Number(shares.Voters)} voters has an equal share of it")}, {BudgetInWords.Money(shares.First)}{(shares.Stopped is not null && record.Settings[EqualShares.StartShare] == "whole" ? " rounded down" : "")}.";
        foreach (var sentence in Raises(record, shares))
            yield return sentence;
        yield return "The supporters of a project share its cost equally; whoever has less left than that gives all of it, and the others pay more.";
        yield return record.Settings[EqualShares.Utility] == "cost"
            ? $"A supporter counts for as much of {(HasPoints(record) ? "their points" : "a vote")} as they pay of an equal payment. The project with the most votes so counted is bought, again and again."
            : $"The project for which each has to pay the least{(HasPoints(record) ? " for a point" : "")} is bought, again and again.";
        foreach (var round in record.Rounds)
        {
            if (round is { Did: RoundActions.Purchase, Budget: { Payments: { } payments } step })
            {
                foreach (var sentence in Purchase(record, round, step, payments))
                    yield return sentence;
            }
        }

        var dropped = record.Rounds.Where(round => round.Did != RoundActions.Completion && round.Budget?.Why is null).SelectMany(round => round.Excluded).ToList();
        if (dropped.Count > 0)
            yield return Dropped(record, dropped);
    }

    /// <summary>What was bought with the rest; what did not fit is only counted here, the record has it one by one.</summary>
    private static IEnumerable<string> Completion(CountRecord record)
    {
        var rounds = record.Rounds.Where(round => round.Budget is { Payments: null }).ToList();
        if (rounds.Count == 0)
            yield break;
        yield return "What is left goes to other projects by their votes, the most first, as far as they fit.";
        foreach (var round in rounds.Where(round => round.Budget!.Why is null))
            yield return GreedyInWords.Step(record, round.Budget!);
        if (rounds.Count(round => round.Budget!.Why is not null) is > 0 and var skipped)
            yield return skipped == 1 ? "One other project costs more than what was left when its turn came." : $"{English.Number(skipped)} others cost more than what was left when their turn came.";
    }

    /// <summary>Whether ballots give points, and not approvals alone.</summary>
    private static bool HasPoints(CountRecord record) => record.Budget!.Projects.Any(each => each.Votes != each.Supporters);

    private static string Dropped(CountRecord record, List<string> dropped) => dropped.Count switch
    {
        1 => $"The supporters of {BudgetInWords.Named(record, dropped[0])} do not have its cost left.",
        <= 8 => $"The supporters of these do not have their cost left: {English.List([.. dropped.Select(each => BudgetInWords.Named(record, each))])}.",
        _ => $"The supporters of the other {English.Number(dropped.Count)} projects do not have their cost left.",
    };

    private static IEnumerable<string> Raises(CountRecord record, ShareRecord shares)
    {
        if (shares.Stopped is not { } stopped)
            yield break;
        var by = record.Settings[EqualShares.Increment];
        yield return shares.Raises == 0
            ? "Shares would be raised to spend more of it, but that is not needed or not possible here."
            : $"That would leave money over, so all shares are raised by {by} at a time and it is counted anew: {English.Count(shares.Raises, "raise", "raises")}, to {BudgetInWords.Money(shares.Share)} each. The money spent is only what the projects cost.";
        yield return stopped switch
        {
            RaiseStops.Exhaustive => "There it ends, since no other project fits into what is left of the budget.",
            RaiseStops.Overspend => $"There it ends: with the next raise the projects would cost {BudgetInWords.Money(shares.NextCost!.Value)}, more than the budget.",
            _ => "There it ends, since every project that anybody supports is bought.",
        };
    }

    private static IEnumerable<string> Purchase(CountRecord record, CountRound round, BudgetStep step, PaymentRecord payments)
    {
        var name = BudgetInWords.Named(record, step.Project);
        var project = record.Budget!.Projects.First(each => each.Name == step.Project);
        var each = project.Votes == project.Supporters ? "" : " for each point given to it";
        var votes = round.Votes[step.Project];
        var counts = votes.Equals(project.Votes)
            ? $"{English.Count(project.Votes, "vote", "votes")}"
            : $"{BudgetInWords.Money(votes)} of its {English.Count(project.Votes, "vote", "votes")}";
        yield return $"{name} counts for {counts}.";
        if (payments.AllTheyHave + payments.Nothing == 0)
        {
            yield return payments.InFull == 1
                ? $"Its one supporter pays its cost of {BudgetInWords.Money(step.Cost)}. {Left(step)}."
                : $"Its {English.Number(payments.InFull)} supporters share its cost of {BudgetInWords.Money(step.Cost)}; each pays {BudgetInWords.Money(payments.PerPoint)}{each}. {Left(step)}.";
            yield break;
        }

        List<string> parts = [$"{English.Number(payments.InFull)} {(payments.InFull == 1 ? "pays" : "pay")} {BudgetInWords.Money(payments.PerPoint)}{(payments.InFull == 1 ? "" : " each")}{each}"];
        if (payments.AllTheyHave > 0)
            parts.Add($"{English.Number(payments.AllTheyHave)} {(payments.AllTheyHave == 1 ? "gives" : "give")} all they have, {BudgetInWords.Money(payments.GivenByThose)} together");
        if (payments.Nothing > 0)
            parts.Add($"{English.Number(payments.Nothing)} {(payments.Nothing == 1 ? "has" : "have")} nothing left");
        yield return $"Of its {English.Count(project.Supporters, "supporter", "supporters")} {English.List(parts)}. That makes its cost of {BudgetInWords.Money(step.Cost)}. {Left(step)}.";
    }

    private static string Left(BudgetStep step) =>
        step.Left.Numerator.IsZero ? "Nothing is left of the budget"
        : step.Left.Numerator.Sign < 0 ? throw new InvalidOperationException("The budget is overspent.")
        : $"{English.StartSentence(BudgetInWords.Money(step.Left))} is left of the budget";
}
