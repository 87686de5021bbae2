using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Voters;

/// <summary>
/// Makes the votes of classes count for shares under any rule: a vote of a class is counted in so many equal parts that
/// each college has its weight, and a capped class no more than its share. All numbers stay whole.
/// </summary>
public static class ClassParts
{
    private static readonly BigInteger MostVotes = BigInteger.Pow(10, 15);

    /// <param name="votes">How many votes each class cast that are not blank, more than 0; a class that cast none is left out.</param>
    /// <param name="colleges">The weight of each college; empty where there are none and each vote counts the same.</param>
    /// <param name="caps">The largest share of all votes that a class may have, below 1.</param>
    /// <param name="mayBeNone">As for <see cref="ClassCaps.Factors"/>.</param>
    /// <returns>In how many parts a vote of each class is counted.</returns>
    /// <exception cref="CannotCountException">A class without a weight, a share that is none, or too many parts to count.</exception>
    public static ImmutableSortedDictionary<string, long> Of(
        IReadOnlyDictionary<string, long> votes, IReadOnlyDictionary<string, Amount> colleges, IReadOnlyDictionary<string, Amount> caps, bool mayBeNone = false)
    {
        if (caps.Keys.FirstOrDefault(name => !votes.ContainsKey(name)) is { } unknown)
            throw new CannotCountException($"No ballot that counts is of class {unknown}, which has a cap.");
        var worth = votes.ToDictionary(each => each.Key, each => Worth(each.Key, each.Value, colleges), StringComparer.Ordinal);
        foreach (var (name, factor) in ClassCaps.Factors(worth.ToDictionary(each => each.Key, each => each.Value * votes[each.Key], StringComparer.Ordinal), caps, mayBeNone))
            worth[name] *= factor;

        var parts = worth.Values.Aggregate(BigInteger.One, (all, each) => all * each.Denominator / BigInteger.GreatestCommonDivisor(all, each.Denominator));
        var whole = worth.ToDictionary(each => each.Key, each => each.Value.Numerator * (parts / each.Value.Denominator));
        var common = whole.Values.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        if (whole.Aggregate(BigInteger.Zero, (sum, each) => sum + (each.Value * votes[each.Key])) > MostVotes * BigInteger.Max(common, 1))
            throw new CannotCountException("The weights of the classes would need more parts of a vote than can be counted. Choose rounder ones.");
        return whole.ToImmutableSortedDictionary(each => each.Key, each => (long)(each.Value / BigInteger.Max(common, 1)), StringComparer.Ordinal);
    }

    private static Amount Worth(string name, long votes, IReadOnlyDictionary<string, Amount> colleges) =>
        colleges.Count == 0 ? 1
        : colleges.TryGetValue(name, out var weight) ? weight / votes
        : throw new CannotCountException(name.Length == 0
            ? "A ballot is of no college, so it has no weight. Give each ballot its class."
            : $"The college {name} has no weight. Give it one.");
}
