using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Says a count that fills seats one after the other from ballots that lose weight.</summary>
internal static class SeatBySeatInWords
{
    public static ImmutableArray<string> Of(CountRecord record, string how, Func<CountRound, IEnumerable<string>> reweighed)
    {
        if (ChosenInWords.ChoosesNobody(record))
            return [BallotsInWords.Of(record), "No ballot scores any candidate, so none is chosen."];
        return
        [
            BallotsInWords.Of(record),
            how,
            .. record.Rounds[0].Quota is { } quota ? [$"The quota is {ScoresInWords.Ballots(quota)}."] : ImmutableArray<string>.Empty,
            .. record.Rounds.SelectMany(round => Round(round, reweighed)),
            .. PapersOf.InWords(record),
            .. ChosenInWords.Of(record),
        ];
    }

    private static IEnumerable<string> Round(CountRound round, Func<CountRound, IEnumerable<string>> reweighed)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"These are the totals for seat {round.Number}.");
        foreach (var (name, votes) in round.Votes.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal))
            yield return $"{name} has {ScoresInWords.Points(votes)}.";
        yield return $"{round.Elected[0]} is chosen.";
        foreach (var sentence in reweighed(round))
            yield return sentence;
    }
}
