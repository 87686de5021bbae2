using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Positional;

/// <summary>The record of a count in which the most points or votes are chosen.</summary>
internal static class PositionalRecord
{
    /// <param name="nobody">Whether no ballot counts for anybody who stands, so that nobody is chosen.</param>
    public static CountRecord Of(
        CountingRule rule, Election election, ChosenSettings settings, TieRule ties,
        Dictionary<int, Amount> points, bool nobody)
    {
        var ranking = Standings.ByScore(election.Standing, one => points[one]);
        var winners = nobody ? [] : Standings.Seat(ranking, election.Seats, ties);
        return Of(rule, election, settings, ties, nobody ? [] : ranking, winners,
            [Round(election, 1, RoundActions.Count, points, winners, 0)]);
    }

    public static CountRecord Of(
        CountingRule rule, Election election, ChosenSettings settings, TieRule ties,
        List<List<int>> ranking, List<int> winners, ImmutableArray<CountRound> rounds) =>
        new(rule.Name, settings.Values, election.Title,
            [.. election.Candidates.Select(each => each.Name)],
            [.. election.Candidates.Where(each => each.IsWithdrawn).Select(each => each.Name)],
            election.Seats,
            CountedNumbers.Of(election),
            Names(election, winners),
            [.. ranking.Select(group => Names(election, group))],
            rounds, ties.Ties, LotSeed: ties.LotSeed);

    public static CountRound Round(
        Election election, int number, string did, Dictionary<int, Amount> votes, IEnumerable<int> elected, Amount exhausted) =>
        new(number, did, [],
            votes.ToImmutableSortedDictionary(each => election.Candidates[each.Key].Name, each => each.Value, StringComparer.Ordinal),
            null, Names(election, elected), [], [], exhausted, 0);

    public static ImmutableArray<string> Names(Election election, IEnumerable<int> positions) =>
        [.. positions.Select(position => election.Candidates[position].Name)];
}
