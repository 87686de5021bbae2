using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// How many ballots rank each candidate above each other, built once from the distinct rankings. Those who withdrew are
/// passed over: their rows and columns are 0.
/// </summary>
internal sealed class PairwiseMatrix
{
    private readonly int size;
    private readonly int stride;
    private readonly bool[] stands;
    private readonly long[] over;

    // Most ballots of a large election with many candidates are there once. These are added up in bytes, thirty-two
    // candidates at a time, and go over into the sums before a byte could overflow.
    private readonly int fewStride;
    private readonly byte[] few;
    private readonly byte[] fewBelow;
    private int added;

    private PairwiseMatrix(Election election)
    {
        Standing = [.. election.Standing];
        size = election.Candidates.Length;
        stands = [.. election.Candidates.Select(each => !each.IsWithdrawn)];
        stride = (size + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count;
        over = new long[size * stride];
        fewStride = (size + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count;
        (few, fewBelow) = (new byte[size * fewStride], new byte[fewStride]);
    }

    /// <summary>The positions of those who stand.</summary>
    public ImmutableArray<int> Standing { get; }

    public long this[int one, int other] => over[(one * stride) + other];

    /// <param name="unrankedIsLast">
    /// Whether whoever is ranked is preferred to all whom the ballot leaves out; else it says nothing of these.
    /// </param>
    public static PairwiseMatrix Of(Election election, bool unrankedIsLast)
    {
        var matrix = new PairwiseMatrix(election);
        var profile = (RankedProfile)election.Ballots;
        var below = new long[matrix.stride];
        for (var index = 0; index < profile.Distinct; index++)
        {
            if (profile.Narrow is { } narrow)
                matrix.Take(narrow[index], profile.Count(index), unrankedIsLast, below);
            else
                matrix.Take(profile.Wide[index], profile.Count(index), unrankedIsLast, below);
        }

        matrix.AddFew();
        foreach (var one in Enumerable.Range(0, matrix.size).Except(matrix.Standing))
            matrix.over.AsSpan(one * matrix.stride, matrix.stride).Clear();
        return matrix;
    }

    public bool Beats(int one, int other) => this[one, other] > this[other, one];

    /// <summary>For the record.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>> Named(
        ImmutableArray<Candidate> candidates, Func<int, int, Amount> value) =>
        Standing.ToImmutableSortedDictionary(
            one => candidates[one].Name,
            one => Standing.Where(other => other != one).ToImmutableSortedDictionary(
                other => candidates[other].Name, other => value(one, other), StringComparer.Ordinal),
            StringComparer.Ordinal);

    private void Take<T>(ReadOnlySpan<T> ranking, long count, bool unrankedIsLast, long[] below)
        where T : struct, IBinaryInteger<T>
    {
        if (count > 1)
        {
            Add(ranking, count, unrankedIsLast, below, over, stride);
            return;
        }

        Add(ranking, (byte)1, unrankedIsLast, fewBelow, few, fewStride);
        if (++added == byte.MaxValue)
            AddFew();
    }

    private void AddFew()
    {
        added = 0;
        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other < size; other++)
                over[(one * stride) + other] += few[(one * fewStride) + other];
        }

        Array.Clear(few);
    }

    /// <summary>
    /// <paramref name="below"/> holds the number of ballots for whoever is still below the place that is looked at, so
    /// that each candidate's row of the sums takes them all at once.
    /// </summary>
    private void Add<T, TSum>(ReadOnlySpan<T> ranking, TSum count, bool unrankedIsLast, TSum[] below, TSum[] sums, int width)
        where T : struct, IBinaryInteger<T>
        where TSum : struct, IBinaryInteger<TSum>
    {
        Array.Clear(below);
        if (unrankedIsLast)
        {
            foreach (var one in Standing)
                below[one] = count;
        }
        else
        {
            foreach (var item in ranking)
                below[Candidate(item)] = stands[Candidate(item)] ? count : TSum.Zero;
        }

        var vectors = MemoryMarshal.Cast<TSum, Vector<TSum>>(below.AsSpan());
        for (var first = 0; first < ranking.Length;)
        {
            var end = first + 1;
            while (end < ranking.Length && T.IsNegative(ranking[end]))
                end++;
            for (var i = first; i < end; i++)
            {
                var candidate = Candidate(ranking[i]);
                vectors[candidate / Vector<TSum>.Count] &= Lanes<TSum>.But[candidate % Vector<TSum>.Count];
            }

            for (var i = first; i < end; i++)
            {
                var row = MemoryMarshal.Cast<TSum, Vector<TSum>>(sums.AsSpan(Candidate(ranking[i]) * width, width));
                for (var v = 0; v < row.Length; v++)
                    row[v] += vectors[v];
            }

            first = end;
        }
    }

    private static int Candidate<T>(T item)
        where T : struct, IBinaryInteger<T>
    {
        var plain = int.CreateTruncating(item);
        return plain < 0 ? ~plain : plain;
    }
}
