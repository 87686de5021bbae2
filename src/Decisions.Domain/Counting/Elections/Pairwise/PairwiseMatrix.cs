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

    private PairwiseMatrix(Election election)
    {
        Standing = [.. election.Standing];
        size = election.Candidates.Length;
        stands = [.. election.Candidates.Select(each => !each.IsWithdrawn)];
        stride = (size + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count;
        over = new long[size * stride];
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
                matrix.Add(narrow[index], profile.Count(index), unrankedIsLast, below);
            else
                matrix.Add(profile.Wide[index], profile.Count(index), unrankedIsLast, below);
        }

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

    /// <summary>
    /// <paramref name="below"/> holds the number of ballots for whoever is still below the place that is looked at, so
    /// that each candidate's row takes them all at once.
    /// </summary>
    private void Add<T>(ReadOnlySpan<T> ranking, long count, bool unrankedIsLast, long[] below)
        where T : struct, IBinaryInteger<T>
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
                below[Candidate(item)] = stands[Candidate(item)] ? count : 0;
        }

        var vectors = MemoryMarshal.Cast<long, Vector<long>>(below.AsSpan());
        for (var first = 0; first < ranking.Length;)
        {
            var end = first + 1;
            while (end < ranking.Length && T.IsNegative(ranking[end]))
                end++;
            for (var i = first; i < end; i++)
                below[Candidate(ranking[i])] = 0;
            for (var i = first; i < end; i++)
            {
                var row = MemoryMarshal.Cast<long, Vector<long>>(over.AsSpan(Candidate(ranking[i]) * stride, stride));
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
