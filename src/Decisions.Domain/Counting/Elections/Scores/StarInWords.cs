using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Says a count by a rule of the STAR family.</summary>
internal static class StarInWords
{
    public static ImmutableArray<string> Of(CountRecord record)
    {
        if (ChosenInWords.ChoosesNobody(record))
            return [BallotsInWords.Of(record), "No ballot scores any candidate, so none is chosen."];
        return
        [
            BallotsInWords.Of(record),
            "The scores that each is given are added up; whoever a ballot leaves out has 0 from it. The two with the highest totals meet in a run-off, " +
                "where each ballot counts for whichever of them it gives the higher score.",
            .. record.Rounds.SelectMany(round => Round(record, round)),
            .. ChosenInWords.Of(record),
        ];
    }

    private static IEnumerable<string> Round(CountRecord record, CountRound round)
    {
        var runOff = round.Did == RoundActions.RunOff;
        if (record.Seats > 1 && !runOff)
            yield return $"These are the totals for seat {(round.Number + 1) / 2}.";
        foreach (var (name, votes) in round.Votes.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal))
            yield return runOff ? $"In the run-off {name} is preferred by {ScoresInWords.Ballots(votes)}." : $"{name} has {ScoresInWords.Points(votes)}.";
        if (runOff && !round.Exhausted.Numerator.IsZero)
            yield return $"{ScoresInWords.Ballots(round.Exhausted)} {(round.Exhausted.Equals(1) ? "prefers" : "prefer")} neither.";
        if (round.Notes is { } notes)
        {
            foreach (var (measure, numbers) in notes)
                yield return $"Of those tied, by {measure}: {string.Join(", ", numbers.Select(each => $"{each.Key} {ScoresInWords.Number(each.Value)}"))}.";
        }

        if (record.Seats > 1 && round.Elected is [var winner])
            yield return $"{winner} is chosen.";
    }
}
