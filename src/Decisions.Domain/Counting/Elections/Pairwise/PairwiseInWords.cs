using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>Says a comparison two by two: who beat whom, what the rule makes of it, and who is chosen.</summary>
internal static class PairwiseInWords
{
    /// <summary>More pairs than this are left to the record.</summary>
    private const int MostPairs = 45;

    public static ImmutableArray<string> Of(CountRecord record, PairwiseRule rule)
    {
        if (ChosenInWords.ChoosesNobody(record))
            return [BallotsInWords.Of(record), "No ballot ranks any candidate, so none is chosen."];
        return
        [
            BallotsInWords.Of(record),
            record.Settings[PairwiseRule.Unranked] == "last"
                ? "Every two candidates are compared: how many rank the one above the other. Whoever a ballot leaves out counts as last on it."
                : "Every two candidates are compared: how many rank the one above the other. A ballot that leaves one of the two out does not count for this pair.",
            .. DefaultOption.InWords(record),
            .. Pairs(record),
            .. BeatsAll(record),
            .. rule.Explain(record),
            .. ChosenInWords.Of(record),
        ];
    }

    /// <summary>Names with what stands in the only round, in the order of the ranking.</summary>
    public static IEnumerable<(string Name, Amount Value)> InOrder(CountRecord record) =>
        record.Ranking.SelectMany(group => group).Select(name => (name, record.Rounds[0].Votes[name]));

    public static string Others(Amount number) =>
        number.Numerator.IsZero ? "nobody" : $"{number} {(number.Numerator.IsOne ? "other" : "others")}";

    /// <summary>'2½ points'.</summary>
    public static string Halves(Amount points)
    {
        var whole = points.Numerator / points.Denominator;
        var half = !points.Denominator.IsOne;
        return whole.IsZero && half ? "½ a point" : $"{whole}{(half ? "½" : "")} {(whole.IsOne && !half ? "point" : "points")}";
    }

    private static IEnumerable<string> Pairs(CountRecord record)
    {
        ImmutableArray<string> names = [.. record.Ranking.SelectMany(group => group)];
        if (names.Length * (names.Length - 1) / 2 > MostPairs)
        {
            yield return $"The record holds all {English.Number(names.Length * (names.Length - 1) / 2)} comparisons.";
            yield break;
        }

        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
                yield return Pair(record.Pairwise!, names[i], names[j]);
        }
    }

    private static string Pair(PairwiseRecord pairwise, string one, string other)
    {
        var (votes, against) = (pairwise.Preferred[one][other], pairwise.Preferred[other][one]);
        return votes.CompareTo(against) switch
        {
            > 0 => $"{one} beats {other}, {votes} to {against}.",
            < 0 => $"{other} beats {one}, {against} to {votes}.",
            _ => $"{one} and {other} tie, {votes} each.",
        };
    }

    private static IEnumerable<string> BeatsAll(CountRecord record)
    {
        var preferred = record.Pairwise!.Preferred;
        var winner = record.Rounds[0].Votes.Keys.FirstOrDefault(one =>
            preferred[one].All(other => !record.Rounds[0].Votes.ContainsKey(other.Key) || other.Value.CompareTo(preferred[other.Key][one]) > 0));
        yield return winner is null
            ? "Nobody beats all others."
            : $"{winner} beats all others.";
    }
}
