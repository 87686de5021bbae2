using System.Numerics;
using System.Runtime.CompilerServices;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// Sorts papers by the next candidate who may get them. Ballots that say the same move together, so a transfer costs
/// what moves and not what there is.
/// </summary>
internal sealed class PaperSorter(RankedProfile profile, Standing[] standing)
{
    /// <summary>Sorts every ballot to its first preference of those who stand.</summary>
    /// <param name="into">Asked once for each candidate who gets any.</param>
    /// <returns>How many ballots each candidate gets, and last how many have nobody to go to.</returns>
    public long[] SortAll(Func<int, Parcel> into)
    {
        var (counts, to) = Trays();
        for (var ranking = 0; ranking < profile.Distinct; ranking++)
            Move(ranking, -1, counts, to, into, alsoElected: false);
        return counts;
    }

    /// <summary>Sorts the papers of a parcel to the next continuing candidate on each.</summary>
    /// <param name="alsoElected">Whether the elected may still get papers, as under Meek's rule.</param>
    public long[] Sort(Parcel parcel, Func<int, Parcel> into, bool alsoElected = false)
    {
        var (counts, to) = Trays();
        foreach (var (ranking, at) in parcel.Papers)
            Move(ranking, at, counts, to, into, alsoElected);
        return counts;
    }

    private (long[] Counts, Parcel?[] To) Trays() => (new long[standing.Length + 1], new Parcel?[standing.Length]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(int ranking, int at, long[] counts, Parcel?[] to, Func<int, Parcel> into, bool alsoElected)
    {
        if (profile.Narrow is { } narrow)
            Move(narrow[ranking], ranking, at, counts, to, into, alsoElected);
        else
            Move(profile.Wide[ranking], ranking, at, counts, to, into, alsoElected);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move<T>(ReadOnlySpan<T> items, int ranking, int at, long[] counts, Parcel?[] to, Func<int, Parcel> into, bool alsoElected)
        where T : struct, IBinaryInteger<T>
    {
        var count = profile.Count(ranking);
        while (++at < items.Length)
        {
            // One who shares a place is stored as ~candidate; equal places are refused unless one of them withdrew.
            var item = int.CreateTruncating(items[at]);
            var candidate = item ^ (item >> 31);
            if (standing[candidate] != Standing.Continuing && !(alsoElected && standing[candidate] == Standing.Elected))
                continue;
            (to[candidate] ??= into(candidate)).Add(new Paper(ranking, at), count);
            counts[candidate] += count;
            return;
        }

        counts[^1] += count;
    }
}
