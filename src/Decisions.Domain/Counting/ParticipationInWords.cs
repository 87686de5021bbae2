using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says whether enough took part: the quorum, then the turnout floor, each only where the rule has one.</summary>
internal static class ParticipationInWords
{
    public static ImmutableArray<string> Of(Tally tally, DecisionRule rule)
    {
        var sentences = ImmutableArray.CreateBuilder<string>(2);
        if (tally.QuorumNeeded > 0)
            sentences.Add(
                $"At least {English.Members(tally.QuorumNeeded)} had to take part" +
                $"{WhySoMany(tally.QuorumNeeded, rule.Quorum.Fraction, tally.Eligible)}: " +
                (tally.QuorumMet
                    ? $"{English.Number(tally.Returned)} did, so there is a quorum."
                    : $"{Only(tally.Returned)} did, so there is no quorum."));
        if (tally.TurnoutNeeded > 0)
            sentences.Add(
                tally.EligibleVotes == tally.Eligible
                    ? $"At least {English.Members(tally.TurnoutNeeded)} had to {Act(tally)}" +
                        $"{WhySoMany(tally.TurnoutNeeded, rule.TurnoutFloor, tally.Eligible)}: " +
                        (tally.TurnoutMet
                            ? $"{English.Number(Cast(tally))} did, which is enough."
                            : $"{Only(Cast(tally))} did, which is too few.")
                    : $"At least {English.Count(tally.TurnoutNeeded, "vote", "votes")} had to be cast" +
                        $"{WhySoMany(tally.TurnoutNeeded, rule.TurnoutFloor, tally.EligibleVotes)}, " +
                        $"{(tally.TurnoutMet ? "and enough were." : "and too few were.")}");
        return sentences.DrainToImmutable();
    }

    /// <summary>Where the number comes from, when it is the fraction that asks for it: ' (a third of 20, rounded up)'.</summary>
    private static string WhySoMany(long needed, Fraction? fraction, long eligible)
    {
        if (fraction is not { } share || share.CeilingOf(eligible) != needed)
            return "";
        var rounded = share.Compare(needed, eligible) == 0 ? "" : ", rounded up";
        return $" ({FractionInWords.Of(share)} of {English.Number(eligible)}{rounded})";
    }

    private static string Only(long n) => n == 0 ? "nobody" : $"only {English.Number(n)}";

    private static string Act(Tally tally) => tally switch
    {
        RankedTally => "rank an option",
        ElectionTally => "choose among the options",
        PositionTally => "give a position",
        TemperatureTally => "say how they lean",
        DatesTally => "say which dates suit them",
        _ => "vote yes or no",
    };

    private static long Cast(Tally tally) => tally switch
    {
        YesNoTally t => t.Yes + t.No,
        RankedTally t => t.Returned - t.Blank,
        ElectionTally t => t.Returned - t.Record.Ballots.Blank,
        PositionTally or TemperatureTally or DatesTally => tally.Returned,
        _ => throw new ArgumentException($"No votes are known in {tally.GetType().Name}.", nameof(tally)),
    };
}
