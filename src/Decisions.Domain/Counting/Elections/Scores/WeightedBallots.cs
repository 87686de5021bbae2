using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Ballots whose weight falls as candidates they support are chosen. Many share a weight, so each weight is kept once and
/// points are added up as whole numbers by weight: exact fractions cost as much as there are weights, not ballots.
/// </summary>
internal sealed class WeightedBallots
{
    private readonly ScoredBallots ballots;
    private readonly List<Amount> weights = [1];
    private readonly Dictionary<Amount, int> known = new() { [1] = 0 };
    private readonly int[] weightOf;

    public WeightedBallots(ScoredBallots ballots)
    {
        this.ballots = ballots;
        weightOf = new int[ballots.Profile.Distinct];
    }

    public Amount Weight(int ballot) => weights[weightOf[ballot]];

    public void SetWeight(int ballot, Amount weight)
    {
        if (!known.TryGetValue(weight, out var at))
        {
            known[weight] = at = weights.Count;
            weights.Add(weight);
        }

        weightOf[ballot] = at;
    }

    /// <summary>Each candidate's points times the weights of the ballots that give them.</summary>
    public Dictionary<int, Amount> Totals(IReadOnlyCollection<int> candidates)
    {
        var profile = ballots.Profile;
        var sums = new Int128[profile.Candidates, weights.Count];
        foreach (var index in ballots.Valid)
        {
            var named = profile.Named(index);
            var scores = profile.Scores(index);
            Int128 count = profile.Count(index);
            for (var i = 0; i < named.Length; i++)
                sums[named[i], weightOf[index]] += count * scores[i];
        }

        return candidates.ToDictionary(one => one, one => Enumerable.Range(0, weights.Count)
            .Where(at => sums[one, at] != 0)
            .Aggregate((Amount)0, (sum, at) => sum + (Amount.Ratio((BigInteger)sums[one, at], 1) * weights[at])));
    }

    /// <summary>The ballots that give a candidate more than 0 and still have weight, by score and weight.</summary>
    public IEnumerable<IGrouping<(long Score, int Weight), int>> Supporters(int candidate) => ballots.Valid
        .Select(index => (Index: index, Score: ballots.Profile.Score(index, candidate) ?? 0))
        .Where(each => each.Score > 0 && !weights[weightOf[each.Index]].Numerator.IsZero)
        .GroupBy(each => (each.Score, weightOf[each.Index]), each => each.Index);

    public Amount WeightAt(int at) => weights[at];

    public long Count(IEnumerable<int> some) => some.Sum(ballots.Profile.Count);
}
