using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Positional;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Records of counts of scores and approvals.</summary>
internal static class ScoredRecord
{
    public static CountRecord Of(
        CountingRule rule, Election election, ChosenSettings settings, ScoredBallots ballots, TieRule ties,
        IEnumerable<List<int>> ranking, List<int> winners, IEnumerable<CountRound> rounds) =>
        PositionalRecord.Of(rule, election, settings, ties, [.. ranking], winners, [.. rounds]) with { Ballots = ballots.Numbers };

    /// <summary>No ballot counts, so nobody is chosen.</summary>
    public static CountRecord OfNobody(
        CountingRule rule, Election election, ChosenSettings settings, ScoredBallots ballots, TieRule ties) =>
        Of(rule, election, settings, ballots, ties, [], [],
            [PositionalRecord.Round(election, 1, RoundActions.Count, ballots.Standing.ToDictionary(one => one, _ => (Amount)0), [], 0)]);

    public static CountRound Round(
        Election election, int number, string did, IEnumerable<KeyValuePair<int, Amount>> votes, IEnumerable<int> elected,
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? notes = null, Amount? quota = null, Amount exhausted = default) =>
        PositionalRecord.Round(election, number, did, votes.ToDictionary(), elected, exhausted) with { Notes = notes, Quota = quota };

    /// <summary>Notes of a round, or null where there are none.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Notes(
        IEnumerable<(string Name, IEnumerable<KeyValuePair<string, Amount>> Numbers)> notes)
    {
        var made = notes.ToImmutableSortedDictionary(
            each => each.Name, each => each.Numbers.ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        return made.IsEmpty ? null : made;
    }
}
