using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says a tally to a member: who took part, whether enough did, what the votes came to, and every step.</summary>
public static class TallyInWords
{
    /// <summary>The tally in plain sentences, in the order in which one would check it on paper.</summary>
    /// <param name="rule">The rule that it was counted under.</param>
    /// <param name="options">The options of a ranked choice, for their names; empty for yes/no.</param>
    public static ImmutableArray<string> Of(Tally tally, DecisionRule rule, ImmutableArray<Option> options) =>
    [
        WhoTookPart(tally),
        .. ParticipationInWords.Of(tally, rule),
        .. tally switch
        {
            YesNoTally { Weighed: { } weighed } yesNo => WeighedInWords.Of(yesNo, weighed),
            YesNoTally yesNo => [Votes(yesNo)],
            RankedTally ranked => RunOffInWords.Of(ranked, options),
            ElectionTally election => Election(election),
            PositionTally { Record: var record } => ElectionCount.InWords(CountingRules.Find(record.Rule)!, record),
            TemperatureTally temperature => [$"They lean so: {LeaningNumbers.Of(temperature)}."],
            DatesTally dates => DatesInWords.Of(dates, options),
            _ => throw new ArgumentException($"No words are known for {tally.GetType().Name}.", nameof(tally)),
        },
        .. WithoutDecision(tally),
    ];

    private static string WhoTookPart(Tally tally)
    {
        if (tally.Returned == 0)
            return tally.Eligible == 0
                ? "No member may vote, so nobody took part."
                : $"Of {English.Members(tally.Eligible)} who may vote, none took part.";
        var start = $"Of {English.Members(tally.Eligible)} who may vote, {English.Number(tally.Returned)} took part";
        return tally switch
        {
            YesNoTally t =>
                $"{start}: {English.People(t.Yes)} voted yes, {English.People(t.No)} voted no and " +
                $"{English.People(t.Abstain)} abstained.",
            RankedTally t when t.Blank == 0 => $"{start}, and every ballot ranks an option.",
            RankedTally t =>
                $"{start}: {English.People(t.Returned - t.Blank)} ranked an option and " +
                $"{English.Number(t.Blank)} left the ballot blank.",
            _ => $"{start}.",
        };
    }

    /// <summary>The working of the counting rule; what it would have come to, where too few took part.</summary>
    private static ImmutableArray<string> Election(ElectionTally tally) =>
    [
        .. ElectionCount.InWords(CountingRules.Find(tally.Record.Rule) ?? throw new ArgumentException($"There is no rule '{tally.Record.Rule}'.", nameof(tally)), tally.Record),
        .. tally.Record.Ties.Any(tie => tie.By == "lot") ? new[] { $"The seed of the lot is {tally.LotSeed} (hexadecimal); docs/counting.md says how to draw it again." } : [],
    ];

    private static string Votes(YesNoTally tally)
    {
        var threshold = tally.Threshold;
        var requirement = ThresholdInWords.Requirement(threshold);
        if (tally.Base == 0)
            return $"{requirement}: there are no votes, {Outcome(tally)}";

        var yes = tally.Yes == 0
            ? $"none of {English.Number(tally.Base)} {(threshold.Base == ThresholdBase.Cast ? "is yes" : "did")}"
            : $"{English.Number(tally.Yes)} of {English.Number(tally.Base)} {Verb(tally)}" +
                ThresholdInWords.Standing(threshold.Fraction, tally.Yes, tally.Base);
        return $"{requirement}: {yes}, {Outcome(tally)}";
    }

    private static string Outcome(YesNoTally tally) => (tally.Verdict, tally.ThresholdMet) switch
    {
        (Verdict.NoQuorum, true) => "which would have been enough.",
        (Verdict.NoQuorum, false) => "which would not have been enough.",
        (_, true) => "so it is carried.",
        (_, false) => "so it is lost.",
    };

    private static string Verb(YesNoTally tally) =>
        tally.Threshold.Base != ThresholdBase.Cast ? "did" : tally.Yes == 1 ? "is yes" : "are yes";

    private static ImmutableArray<string> WithoutDecision(Tally tally) =>
        tally.Verdict == Verdict.Gathered ? ["Nothing is decided: this is what members think."]
        : tally.Verdict != Verdict.NoQuorum ? []
        : !tally.QuorumMet ? ["Too few took part, so nothing is decided."]
        : ["Too few votes were cast, so nothing is decided."];
}
