using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Fills seats one after the other with the highest weighted total, ballots losing weight after each.</summary>
internal static class SeatBySeat
{
    /// <param name="reweigh">Takes weight off the ballots for whoever is chosen, and says what it did as notes of the round.</param>
    public static CountRecord Count(
        CountingRule rule, Election election, ChosenSettings settings, ScoredBallots ballots, TieRule ties, WeightedBallots weighted,
        Amount? quota, Func<int, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>?> reweigh)
    {
        var rounds = new List<CountRound>();
        var winners = new List<int>();
        var left = ballots.Standing.ToList();
        while (winners.Count < election.Seats && left.Count > 0)
        {
            var totals = weighted.Totals(left);
            var first = Standings.ByScore(left, one => totals[one])[0];
            var chosen = first.Count == 1 ? first[0] : ties.Favours(first);
            if (first.Count > 1)
                ties.Note(rounds.Count + 1, "seat", first, ties.By, [chosen]);
            winners.Add(chosen);
            left.Remove(chosen);
            var notes = winners.Count == election.Seats || left.Count == 0 ? null : reweigh(chosen);
            rounds.Add(ScoredRecord.Round(election, rounds.Count + 1, RoundActions.Count, totals, [chosen], notes, quota));
        }

        return ScoredRecord.Of(rule, election, settings, ballots, ties, [], winners, rounds) with { Papers = PapersOf.Record(election, ballots) };
    }
}
