using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>Of how many ballots each candidate is above each other, in a row of whole vectors for each.</summary>
internal sealed class PairwiseSums<TSum>
    where TSum : struct, IBinaryInteger<TSum>
{
    private readonly Vector<TSum>[] rows;
    private readonly Vector<TSum>[] standing;
    private readonly Vector<TSum>[] below;
    private readonly int width;

    /// <param name="stands">Who of all candidates stands.</param>
    public PairwiseSums(bool[] stands)
    {
        // As wide as for bytes, which are added to the others.
        width = (stands.Length + Vector<byte>.Count - 1) / Vector<byte>.Count * (Vector<byte>.Count / Vector<TSum>.Count);
        (rows, standing, below) = (new Vector<TSum>[stands.Length * width], new Vector<TSum>[width], new Vector<TSum>[width]);
        var bits = MemoryMarshal.Cast<Vector<TSum>, TSum>(standing.AsSpan());
        for (var one = 0; one < stands.Length; one++)
            bits[one] = stands[one] ? TSum.AllBitsSet : TSum.Zero;
    }

    public Span<Vector<TSum>> Row(int one) => rows.AsSpan(one * width, width);

    public TSum this[int one, int other] => rows[(one * width) + (other / Vector<TSum>.Count)][other % Vector<TSum>.Count];

    public void Clear() => Array.Clear(rows);

    /// <param name="unrankedIsLast">Whether those whom the ranking leaves out are below all whom it names.</param>
    /// <remarks>
    /// <see cref="below"/> holds the number of ballots for whoever is still below the place that is looked at, so that
    /// each candidate's row takes them all at once.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<T>(ReadOnlySpan<T> ranking, TSum count, bool unrankedIsLast)
        where T : struct, IBinaryInteger<T>
    {
        var left = below.AsSpan();
        var but = Lanes<TSum>.But.AsSpan();
        var all = new Vector<TSum>(count);
        for (var v = 0; v < left.Length; v++)
            left[v] = unrankedIsLast ? standing[v] & all : Vector<TSum>.Zero;
        for (var i = 0; !unrankedIsLast && i < ranking.Length; i++)
        {
            var (vector, lane) = Math.DivRem((uint)Candidate(ranking[i]), (uint)Vector<TSum>.Count);
            left[(int)vector] |= Vector.AndNot(standing[vector] & all, but[(int)lane]);
        }

        for (var first = 0; first < ranking.Length;)
        {
            var end = first;
            do
            {
                var (vector, lane) = Math.DivRem((uint)Candidate(ranking[end]), (uint)Vector<TSum>.Count);
                left[(int)vector] &= but[(int)lane];
                end++;
            }
            while (end < ranking.Length && T.IsNegative(ranking[end]));

            for (; first < end; first++)
            {
                var row = rows.AsSpan(Candidate(ranking[first]) * width, left.Length);
                for (var v = 0; v < row.Length; v++)
                    row[v] += left[v];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Candidate<T>(T item)
        where T : struct, IBinaryInteger<T>
    {
        var plain = int.CreateTruncating(item);
        return plain < 0 ? ~plain : plain;
    }
}
