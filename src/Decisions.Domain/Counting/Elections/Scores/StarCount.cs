using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>One count by a rule of the STAR family.</summary>
internal sealed class StarCount(Election election, ScoredBallots ballots, StarRound star, TieRule ties, bool leastBeaten)
{
    private readonly List<CountRound> rounds = [];
    private readonly List<List<int>> ranking = [];
    private readonly List<int> winners = [];
    private List<int> left = [.. ballots.Standing];

    public CountRecord Record(CountingRule rule, ChosenSettings settings)
    {
        var others = new List<List<int>>();
        while (winners.Count < election.Seats && left.Count > 0)
            others = left.Count == 1 ? Only() : Seat();
        return ScoredRecord.Of(rule, election, settings, ballots, ties, [.. ranking, .. others], winners, rounds);
    }

    private List<List<int>> Only()
    {
        winners.Add(left[0]);
        ranking.Add([left[0]]);
        AddScores([left[0]]);
        left = [];
        return [];
    }

    /// <summary>Fills the next seat, and says how the others stand: the one who lost the run-off, then by scores.</summary>
    private List<List<int>> Seat()
    {
        var tiesBefore = ties.Ties.Length;
        var (one, other) = star.Finalists(left, ties, rounds.Count + 1, leastBeaten) is [var first, var second] ? (first, second) : default;
        AddScores([], ties.Ties[tiesBefore..]);
        tiesBefore = ties.Ties.Length;
        var (winner, undecided) = star.RunOff(one, other, ties, rounds.Count + 1);
        AddRunOff(one, other, winner, ties.Ties[tiesBefore..]);
        winners.Add(winner);
        left.Remove(winner);
        var loser = one + other - winner;
        if (undecided && winners.Count == election.Seats)
            ranking.Add([winner, loser]);
        else
            ranking.Add([winner]);
        return
        [
            .. undecided && winners.Count == election.Seats ? (List<List<int>>)[] : [[loser]],
            .. Standings.ByScore(left.Where(each => each != loser), each => star.Scores[each]),
        ];
    }

    private void AddScores(List<int> elected, IEnumerable<TieBreak>? broken = null) => rounds.Add(ScoredRecord.Round(
        election, rounds.Count + 1, RoundActions.Count, left.ToDictionary(one => one, one => Amount.Ratio(star.Scores[one], 1)), elected,
        Measures(broken ?? [])));

    private void AddRunOff(int one, int other, int winner, IEnumerable<TieBreak> broken) => rounds.Add(ScoredRecord.Round(
        election, rounds.Count + 1, RoundActions.RunOff,
        new Dictionary<int, Amount> { [one] = star.Preferred[one, other], [other] = star.Preferred[other, one] }, [winner],
        Measures(broken), exhausted: star.Preferred.Neither(one, other)));

    /// <summary>What those tied were told apart by, so that the record alone shows it.</summary>
    private ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Measures(
        IEnumerable<TieBreak> broken)
    {
        var tied = broken.SelectMany(tie => tie.Among).Distinct().Select(name => ballots.Standing.First(one => ballots.Name(one) == name)).ToList();
        if (tied.Count == 0)
            return null;
        return ScoredRecord.Notes(
        [
            (StarRound.ByPreferences, tied.Select(one => KeyValuePair.Create(ballots.Name(one), (Amount)star.Preferences(one, tied)))),
            (StarRound.ByScore, tied.Select(one => KeyValuePair.Create(ballots.Name(one), Amount.Ratio(star.Scores[one], 1)))),
            (StarRound.ByHighest, tied.Select(one => KeyValuePair.Create(ballots.Name(one), (Amount)star.Highest[one]))),
        ]);
    }
}
