using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Ballots whose weight falls as candidates they support are chosen. Many share a weight, so each weight is kept once and
/// points are added up as whole numbers by weight, over one denominator that all weights have.
/// </summary>
internal sealed class WeightedBallots
{
    /// <summary>Of all weights together over their common denominator: some 60 million bytes.</summary>
    private const long MostBits = 500_000_000;

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
    /// <exception cref="CannotCountException">The weights have grown to fractions too long to add up.</exception>
    public Dictionary<int, Amount> Totals(IReadOnlyCollection<int> candidates)
    {
        var profile = ballots.Profile;
        int[] used = [.. ballots.Valid.Select(index => weightOf[index]).Distinct()];
        var place = used.Index().ToDictionary(each => each.Item, each => each.Index);
        var common = Common(used);
        BigInteger[] numerators = [.. used.Select(at => weights[at].Numerator * (common / weights[at].Denominator))];
        var sums = new Int128[profile.Candidates, used.Length];
        foreach (var index in ballots.Valid)
        {
            var named = profile.Named(index);
            var scores = profile.Scores(index);
            var at = place[weightOf[index]];
            Int128 count = profile.Count(index);
            for (var i = 0; i < named.Length; i++)
                sums[named[i], at] += count * scores[i];
        }

        return candidates.ToDictionary(one => one, one =>
        {
            var total = BigInteger.Zero;
            for (var at = 0; at < used.Length; at++)
                total += numerators[at] * sums[one, at];
            return Amount.Ratio(total, common);
        });
    }

    /// <summary>By weight: how many ballots have it.</summary>
    public IEnumerable<(Amount Weight, long Ballots)> ByWeight() => ballots.Valid
        .GroupBy(index => weightOf[index]).Select(group => (weights[group.Key], Count(group)));

    /// <summary>A denominator that all of these weights have, which makes their sum one of whole numbers.</summary>
    private BigInteger Common(int[] used)
    {
        var common = BigInteger.One;
        foreach (var at in used)
        {
            common = common / BigInteger.GreatestCommonDivisor(common, weights[at].Denominator) * weights[at].Denominator;
            if (common.GetBitLength() * used.Length > MostBits)
                throw new CannotCountException(
                    "The weights of the ballots are fractions too long to be added up exactly. Use a lower highest score, or fill fewer seats.");
        }

        return common;
    }

    /// <summary>The ballots that give a candidate more than 0 and still have weight, by score and weight.</summary>
    public IEnumerable<IGrouping<(long Score, int Weight), int>> Supporters(int candidate) => ballots.Valid
        .Select(index => (Index: index, Score: ballots.Profile.Score(index, candidate) ?? 0))
        .Where(each => each.Score > 0 && !weights[weightOf[each.Index]].Numerator.IsZero)
        .GroupBy(each => (each.Score, weightOf[each.Index]), each => each.Index);

    public Amount WeightAt(int at) => weights[at];

    public long Count(IEnumerable<int> some) => some.Sum(ballots.Profile.Count);
}
