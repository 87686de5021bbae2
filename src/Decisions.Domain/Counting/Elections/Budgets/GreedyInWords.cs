using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>Says how projects were bought by their votes.</summary>
internal static class GreedyInWords
{
    public static IEnumerable<string> Rounds(CountRecord record)
    {
        yield return record.Settings[GreedyBudget.Order] == "votes"
            ? "Projects are bought by their votes, the most first."
            : "Projects are bought by their votes for the money they cost, the most first.";
        if (record.Settings[GreedyBudget.Minimum] is not "0" and var minimum)
            yield return $"A project needs at least {minimum} votes.";
        yield return record.Settings[GreedyBudget.DoesNotFit] == "skip"
            ? "What costs more than is left is skipped."
            : "At the first that costs more than is left it ends.";
        foreach (var round in record.Rounds)
        {
            if (round.Budget is { } step)
                yield return Step(record, step);
        }
    }

    /// <summary>One project that was bought or skipped.</summary>
    public static string Step(CountRecord record, BudgetStep step)
    {
        var project = record.Budget!.Projects.First(each => each.Name == step.Project);
        var name = BudgetInWords.Named(record, step.Project);
        var has = $"{name} has {English.Count(project.Votes, "vote", "votes")} and costs {BudgetInWords.Money(step.Cost)}";
        return step.Why switch
        {
            null => $"{has}. It is bought, which leaves {BudgetInWords.Money(step.Left)}.",
            SkipReasons.Cost => $"{has}, more than the {BudgetInWords.Money(step.Left)} left. It is skipped.",
            SkipReasons.Votes => $"{has}. It has too few votes and is skipped.",
            _ => $"{has}. It is not looked at any more.",
        };
    }
}
