using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts how many lean which way.</summary>
internal static class CountTemperature
{
    public static TemperatureTally Of(DecisionRule rule, long eligible, IEnumerable<CountedBallots> ballots)
    {
        var (returned, members) = (0L, new long[Enum.GetValues<Leaning>().Length]);
        foreach (var (choice, count) in ballots)
        {
            if (choice is not LeaningChoice { Leaning: var leaning } || !Enum.IsDefined(leaning))
                throw new ArgumentException($"A {choice?.GetType().Name ?? "missing choice"} does not say how a member leans.", nameof(ballots));
            returned = Participation.Add(returned, count, eligible);
            members[(int)leaning] += count;
        }

        var took = Participation.Of(rule, eligible, returned, returned, eligible);
        return new TemperatureTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet, took.Verdict(carried: false),
            members[(int)Leaning.StronglyFor], members[(int)Leaning.For], members[(int)Leaning.Between],
            members[(int)Leaning.Against], members[(int)Leaning.StronglyAgainst]);
    }
}
