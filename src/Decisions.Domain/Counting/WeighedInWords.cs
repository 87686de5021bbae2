using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says how the votes of classes counted, one class after another, and what they came to.</summary>
internal static class WeighedInWords
{
    public static ImmutableArray<string> Of(YesNoTally tally, WeighedVotes weighed) =>
    [
        .. weighed.Classes.Select(Class),
        $"{ThresholdInWords.Requirement(tally.Threshold)}: yes counts {AmountInWords.Of(weighed.InFavour)} of {AmountInWords.Of(weighed.Base)}.",
        .. weighed.Classes.Where(each => each.Agrees is not null).Select(each =>
            $"{English.StartSentence(each.Class!)} had to be in favour too: {(each.Agrees!.Value ? "they are" : "they are not")}."),
        Outcome(tally),
    ];

    private static string Class(WeighedClass one)
    {
        var start = $"{English.StartSentence(one.Class ?? "of no class")} ({(one.Votes == one.Members ? English.Members(one.Members) : $"{English.Members(one.Members)} with {English.Count(one.Votes, "vote", "votes")}")}): " +
            $"{English.Number(one.InFavour)} yes, {English.Number(one.Against)} no, {English.Number(one.Abstained)} abstained";
        return one.CountedInFavour.Equals(one.InFavour) && one.CountedAgainst.Equals(one.Against)
            ? $"{start}."
            : $"{start}. That counts as {AmountInWords.Of(one.CountedInFavour)} yes and {AmountInWords.Of(one.CountedAgainst)} no.";
    }

    private static string Outcome(YesNoTally tally) => (tally.Verdict, tally.ThresholdMet) switch
    {
        (Verdict.NoQuorum, true) => "The votes would have carried it.",
        (Verdict.NoQuorum, false) => "The votes would not have carried it.",
        (_, true) => "So it is carried.",
        (_, false) => "So it is lost.",
    };
}
