using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>Says a round of consent or of consensus.</summary>
internal static class PositionsInWords
{
    public static ImmutableArray<string> OfConsent(CountRecord record)
    {
        long Has(string position) => (long)record.Rounds[0].Votes[position].Numerator;
        return
        [
            .. Start(record),
            $"{English.StartSentence(English.People(Has("no-objection")))} {Verb(Has("no-objection"), "has", "have")} no objection" +
                $"{(Has("concern") > 0 ? $", and {English.People(Has("concern"))} {Verb(Has("concern"), "names a concern, which is", "name concerns, which are")} kept and {Verb(Has("concern"), "stops", "stop")} nothing" : "")}.",
            .. Has("resolved-objection") > 0
                ? new[] { $"{English.Count(Has("resolved-objection"), "objection was", "objections were")} withdrawn or found not to qualify." }
                : [],
            Has("objection") == 0 ? "No objection stands." : $"An objection stands: {English.Count(Has("objection"), "member objects", "members object")}.",
            Outcome(record, "So it has consent.", "So it does not have consent."),
        ];
    }

    public static ImmutableArray<string> OfConsensus(CountRecord record)
    {
        long Has(string position) => (long)record.Rounds[0].Votes[position].Numerator;
        return
        [
            .. Start(record),
            $"{English.StartSentence(English.People(Has("agree")))} {Verb(Has("agree"), "agrees", "agree")}, {English.People(Has("reservations"))} " +
                $"{Verb(Has("reservations"), "agrees", "agree")} with reservations, {English.People(Has("stand-aside"))} {Verb(Has("stand-aside"), "stands", "stand")} aside " +
                $"and {English.People(Has("block"))} {Verb(Has("block"), "blocks", "block")}.",
            .. Has("invalid-block") > 0
                ? new[] { $"{English.Count(Has("invalid-block"), "block was", "blocks were")} found not to meet the test for one." }
                : [],
            .. record.Requirements!.Value.Where(each => each.Name != PositionSettings.Participation).Select(Say),
            Outcome(record, record.Requirements!.Value.Any(each => each.Name == "fallback") ? "So the vote carries it." : "So there is consensus.", "So there is no consensus."),
        ];
    }

    private static IEnumerable<string> Start(CountRecord record)
    {
        yield return BallotsInWords.Of(record);
        if (record.Requirements!.Value.FirstOrDefault(each => each.Name == PositionSettings.Participation) is { } floor)
            yield return $"At least {AmountInWords.Of(floor.Needs)} must take part. {AmountInWords.Of(floor.Has)} did, {(floor.IsMet ? "which is so" : "which is too few")}.";
        else if (record.Settings[PositionSettings.Eligible] == "0" && record.Settings[PositionSettings.Participation] != "0")
            yield return "How many may take part was not said, so it was not checked whether enough did.";
    }

    private static string Say(Requirement one)
    {
        var needs = AmountInWords.Of(one.Needs);
        var so = one.IsMet ? "that is so" : "that is not so";
        return one.Name switch
        {
            "blocks" => one.Needs == 0 ? $"No block may stand: {so}." : $"At most {needs} may block: {so}.",
            "stand-asides" => $"At most {needs} may stand aside: {so}.",
            "lukewarm" => $"At most {needs} may have reservations or stand aside; {AmountInWords.Of(one.Has)} do: {so}.",
            "agreement" => $"At least {needs} of {AmountInWords.Of(one.Of!.Value)} must agree, with reservations or without; {AmountInWords.Of(one.Has)} do: {so}.",
            "fallback" => $"It falls back on a vote: at least {needs} of {AmountInWords.Of(one.Of!.Value)} must agree; {AmountInWords.Of(one.Has)} do: {so}.",
            _ => "Without anybody's agreement there is none.",
        };
    }

    private static string Verb(long n, string one, string many) => n <= 1 ? one : many;

    private static string Outcome(CountRecord record, string carried, string lost) => record.Verdict switch
    {
        Verdict.Carried => carried,
        Verdict.Lost => lost,
        _ => "Too few took part, so nothing is decided.",
    };
}
