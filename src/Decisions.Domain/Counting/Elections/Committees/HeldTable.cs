using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// How many ballots approve of each candidate, by what the ballots have, over a common denominator: sums are then of
/// whole numbers.
/// </summary>
internal sealed class HeldTable
{
    private readonly long[,] counts;

    public HeldTable(ApprovalSets sets, CommitteeState state, Amounts amounts, int candidates)
    {
        int[] used = [.. state.At.Distinct().OrderBy(at => amounts[at])];
        Denominator = used.Aggregate(BigInteger.One, (common, at) =>
            common / BigInteger.GreatestCommonDivisor(common, amounts[at].Denominator) * amounts[at].Denominator);
        Numerators = [.. used.Select(at => amounts[at].Numerator * (Denominator / amounts[at].Denominator))];
        var place = used.Index().ToDictionary(each => each.Item, each => each.Index);
        counts = new long[candidates, used.Length];
        for (var ballot = 0; ballot < sets.Distinct; ballot++)
        {
            var at = place[state.At[ballot]];
            foreach (var one in sets.Approved[ballot])
                counts[one, at] += sets.Counts[ballot];
        }
    }

    public BigInteger Denominator { get; }

    /// <summary>What ballots have, from the least.</summary>
    public BigInteger[] Numerators { get; }

    /// <summary>How many ballots with the amount at a place of <see cref="Numerators"/> approve of a candidate.</summary>
    public long Count(int candidate, int place) => counts[candidate, place];

    /// <summary>How many approve of a candidate, and what they have together, in parts of the denominator.</summary>
    public (BigInteger Ballots, BigInteger Held) Sum(int candidate)
    {
        var (ballots, held) = (BigInteger.Zero, BigInteger.Zero);
        for (var place = 0; place < Numerators.Length; place++)
        {
            ballots += counts[candidate, place];
            held += counts[candidate, place] * Numerators[place];
        }

        return (ballots, held);
    }
}
