using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>
/// Holds run-offs and records their rounds. Law: votes and exhausted ballots make all that are not blank or spoilt, in
/// every round.
/// </summary>
internal sealed class RunOffCount(
    Election election, ChosenSettings settings, TieRule ties, RankedProfile rankings, long neverCounted)
{
    private readonly FewestVotes fewest = new(election, settings, ties);

    public List<CountRound> Rounds { get; } = [];

    /// <summary>Holds one run-off among candidates; null where no ballot counts for any.</summary>
    public int? Next(ImmutableArray<int> candidates)
    {
        if (candidates.IsEmpty)
            return null;
        var piles = new RunOffPiles(rankings, candidates);
        var earlier = new List<(int Round, Dictionary<int, long> Votes)>();
        var threshold = 0L;
        List<int> left = [];
        Dictionary<(int From, int? To), long> moved = [];
        while (true)
        {
            var votes = piles.In.ToDictionary(one => one, piles.VotesOf);
            var inCount = votes.Values.Sum();
            if (earlier.Count == 0 || settings[RunOffSettings.Stop] != "majority-of-first")
                threshold = (inCount / 2) + 1;
            var number = Rounds.Count + 1;
            var winner = Winner(votes, threshold, earlier, number);
            var leaves = winner is null && inCount > 0 ? fewest.Leave(votes, earlier, number) : [];
            Rounds.Add(Record(number, left, votes, threshold, winner, leaves, moved, piles.Exhausted));
            if (leaves.Count == 0)
                return winner;

            earlier.Add((number, votes));
            (left, moved) = (leaves, piles.TakeOut(leaves));
        }
    }

    private int? Winner(
        Dictionary<int, long> votes, long threshold, IReadOnlyList<(int Round, Dictionary<int, long> Votes)> earlier, int round)
    {
        var leader = votes.MaxBy(each => each.Value);
        if (leader.Value == 0)
            return null;
        if (votes.Count == 1 || (settings[RunOffSettings.Stop] != "two" && leader.Value >= threshold))
            return leader.Key;
        if (votes.Count > 2)
            return null;
        var last = fewest.One(votes, earlier, round);
        return votes.Keys.Single(one => one != last);
    }

    private CountRound Record(
        int number, List<int> left, Dictionary<int, long> votes, long threshold, int? winner, List<int> leaves,
        Dictionary<(int From, int? To), long> moved, long exhausted) =>
        new(number,
            left.Count == 0 ? RoundActions.Count : RoundActions.Exclusion,
            Names(left),
            votes.ToImmutableSortedDictionary(each => Name(each.Key), each => (Amount)each.Value, StringComparer.Ordinal),
            threshold,
            winner is { } chosen ? [Name(chosen)] : [],
            Names(leaves),
            [.. moved.OrderBy(each => each.Key.From).ThenBy(each => each.Key.To ?? int.MaxValue).Select(each => new VoteTransfer(
                Name(each.Key.From), each.Key.To is { } to ? Name(to) : null, each.Value, each.Value))],
            exhausted + neverCounted, 0);

    private string Name(int position) => election.Candidates[position].Name;

    private ImmutableArray<string> Names(IEnumerable<int> positions) => [.. positions.Select(Name)];
}
