using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Positional;

/// <summary>Says a count in which the most points or votes are chosen.</summary>
internal static class PositionalInWords
{
    public static ImmutableArray<string> Of(CountRecord record, string how, Func<Amount, string> say)
    {
        if (ChosenInWords.ChoosesNobody(record))
            return [BallotsInWords.Of(record), "No ballot counts for any candidate, so none is chosen."];
        return
        [
            BallotsInWords.Of(record),
            how,
            .. record.Rounds.SelectMany(round => Round(round, say)),
            .. ChosenInWords.Of(record),
        ];
    }

    public static string Points(Amount points) => AmountInWords.Of(points, "point", "points");

    public static string Votes(Amount votes) => AmountInWords.Of(votes, "vote", "votes");

    private static IEnumerable<string> Round(CountRound round, Func<Amount, string> say)
    {
        if (round.Did == RoundActions.RunOff)
            yield return "In the run-off each ballot counts for whichever of the two it ranks higher.";
        foreach (var (name, votes) in round.Votes.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal))
            yield return $"{name} has {say(votes)}.";
        if (!round.Exhausted.Numerator.IsZero)
            yield return $"{say(round.Exhausted)} {(round.Exhausted.Equals(1) ? "counts" : "count")} for neither.";
    }
}
