using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// How many ballots rank each candidate above each other, built once from the distinct rankings. Those who withdrew are
/// passed over: their rows and columns are 0.
/// </summary>
internal sealed class PairwiseMatrix
{
    /// <summary>Up to so many ballots that say the same are added up with the few.</summary>
    private const int MostFew = 8;

    private readonly int size;
    private readonly PairwiseSums<long> over;

    // Most ballots of a large election with many candidates are there once or twice. These are added up in bytes,
    // thirty-two candidates at a time, and go over into the sums before a byte could overflow.
    private readonly PairwiseSums<byte> few;
    private int added;

    private PairwiseMatrix(Election election)
    {
        Standing = [.. election.Standing];
        size = election.Candidates.Length;
        bool[] stands = [.. election.Candidates.Select(each => !each.IsWithdrawn)];
        (over, few) = (new(stands), new(stands));
    }

    /// <summary>The positions of those who stand.</summary>
    public ImmutableArray<int> Standing { get; }

    public long this[int one, int other] => over[one, other];

    /// <param name="unrankedIsLast">
    /// Whether whoever is ranked is preferred to all whom the ballot leaves out; else it says nothing of these.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PairwiseMatrix Of(Election election, bool unrankedIsLast)
    {
        var matrix = new PairwiseMatrix(election);
        var profile = (RankedProfile)election.Ballots;
        for (var index = 0; index < profile.Distinct; index++)
        {
            if (profile.Narrow is { } narrow)
                matrix.Take(narrow[index], profile.Count(index), unrankedIsLast);
            else
                matrix.Take(profile.Wide[index], profile.Count(index), unrankedIsLast);
        }

        matrix.AddFew();
        foreach (var one in Enumerable.Range(0, matrix.size).Except(matrix.Standing))
            matrix.over.Row(one).Clear();
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take<T>(ReadOnlySpan<T> ranking, long count, bool unrankedIsLast)
        where T : struct, IBinaryInteger<T>
    {
        if (count > MostFew)
        {
            over.Add(ranking, count, unrankedIsLast);
            return;
        }

        if (added + count > byte.MaxValue)
            AddFew();
        few.Add(ranking, (byte)count, unrankedIsLast);
        added += (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddFew()
    {
        added = 0;
        for (var one = 0; one < size; one++)
        {
            var to = over.Row(one);
            foreach (var from in few.Row(one))
            {
                Vector.Widen(from, out var low, out var high);
                Add(low, to);
                Add(high, to[4..]);
                to = to[8..];
            }
        }

        few.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector<ushort> some, Span<Vector<long>> to)
    {
        Vector.Widen(some, out var low, out var high);
        Vector.Widen(low, out var first, out var second);
        Vector.Widen(high, out var third, out var fourth);
        to[0] += Vector.AsVectorInt64(first);
        to[1] += Vector.AsVectorInt64(second);
        to[2] += Vector.AsVectorInt64(third);
        to[3] += Vector.AsVectorInt64(fourth);
    }
}
