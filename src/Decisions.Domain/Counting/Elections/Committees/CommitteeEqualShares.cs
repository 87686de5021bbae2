using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// The Method of Equal Shares for committees (Peters and Skowron, Proportionality and the limits of welfarism, 2020;
/// Lackner and Skowron, Multi-Winner Voting with Approval Preferences, 2023, rule 11). It may leave seats empty, and so
/// has completions: Phragmén's rule, where what is left of a voter's share is a load carried in advance; the most
/// approvals; or more budget, by one seat at a time, from the start until all seats are filled.
/// </summary>
public sealed class CommitteeEqualShares : CommitteeRule
{
    internal const string None = "none", Phragmen = "phragmen", Utilitarian = "utilitarian", Increment = "increment";

    /// <summary>Each raise is a count of its own, so there is a bound; after it the most approvals fill what is left.</summary>
    private const int MostIncrements = 1_000;

    private const string Completion = "completion";

    public override string Name => "committee-equal-shares";

    public override string Title => "Equal shares: in proportion, by marks";

    public override string Summary =>
        "A committee by approvals: all have equal shares of the seats, and those who approve pay for a member alike (Method of Equal Shares, Peters and Skowron 2020).";

    private protected override ImmutableArray<Setting> OwnSettings =>
    [
        new(Completion, "How seats are filled that nobody can pay for: by Phragmén's rule (phragmen), by the most approvals (utilitarian), " +
            "by counting again with a budget of one seat more until all are filled, at most 1,000 times and then by the most approvals (increment), or not at all (none).",
            Phragmen, [Phragmen, Utilitarian, Increment, None]),
    ];

    private protected override CommitteeChosen Choose(Election election, ApprovalSets sets, ChosenSettings settings, TieRule ties)
    {
        if (settings[Completion] != Increment)
            return OneByOne(election, sets, Steps(election, sets, election.Seats, settings[Completion]), ties);
        var seats = Math.Min(election.Seats, sets.Approvals().Count(each => each.Value > 0));
        for (var budget = (long)election.Seats; budget < (long)election.Seats + MostIncrements; budget++)
        {
            var committee = new SequentialCommittee(sets, Steps(election, sets, budget, None), election);
            if (committee.Fill(ties, notesTies: false).Winners.Count >= seats)
                return Last(election, sets, budget, ties);
        }

        return Last(election, sets, (long)election.Seats + MostIncrements, ties);
    }

    private protected override IEnumerable<string> Explain(CountRecord record) => Rounds(record, (round, name, number) => round.Did == RoundActions.Count
            ? $"Those who approve of {name} would pay {ScoresInWords.Number(number)} each at most."
            : record.Settings[Completion] == Phragmen
                ? $"If {name} were next, those who approve of {name} would each carry {Signed(number)}."
                : $"{name} has {ScoresInWords.Approvals(number)}.", leastFirst: true)
        .Prepend($"A member of the committee costs 1. Each voter has an equal share of {Budget(record)} at the start. Those who approve of a member pay for it alike, and who has less than the others pays all they have. " +
            "Whoever is paid for with the smallest payments is chosen next.")
        .Concat(IsRaisedToTheEnd(record) ? ["The budget was raised 1,000 times, and that is the most: the seats still empty go by the most approvals."] : []);

    private static bool IsRaisedToTheEnd(CountRecord record) =>
        record.Settings[Completion] == Increment && record.Rounds[0].Quota is { } budget && budget.Equals((long)record.Seats + MostIncrements);

    private static string Signed(Amount number) => number.Numerator.Sign < 0 ? $"minus {ScoresInWords.Number(0 - number)}" : ScoresInWords.Number(number);

    private static string Budget(CountRecord record) => ScoresInWords.Number(record.Rounds[0].Quota ?? record.Seats);

    private static EqualSharesSteps Steps(Election election, ApprovalSets sets, long budget, string completion) =>
        new(sets, election.Candidates.Length, Amount.Ratio(budget, sets.Voters), completion);

    private static CommitteeChosen Last(Election election, ApprovalSets sets, long budget, TieRule ties)
    {
        var chosen = OneByOne(election, sets, Steps(election, sets, budget, Utilitarian), ties);
        return chosen with { Rounds = [.. chosen.Rounds.Select(round => round with { Quota = budget })], All = null };
    }
}
