namespace Decisions.Domain.Differences;

/// <summary>Pieces that each of two sequences has exactly once, and in the same order: the longest such row of them.</summary>
internal static class Anchors
{
    public static List<(int At, int OtherAt)> Between(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        var (once, other) = (Once(from), Once(to));
        List<(int At, int OtherAt)> candidates = [];
        for (var i = 0; i < from.Length; i++)
            if (once[from[i]] >= 0 && other.TryGetValue(from[i], out var j) && j >= 0)
                candidates.Add((i, j));
        return LongestAscending(candidates);
    }

    /// <summary>Where each piece is; −1 where it is more than once.</summary>
    private static Dictionary<int, int> Once(ReadOnlySpan<int> pieces)
    {
        Dictionary<int, int> places = new(pieces.Length);
        for (var i = 0; i < pieces.Length; i++)
            if (!places.TryAdd(pieces[i], i))
                places[pieces[i]] = -1;
        return places;
    }

    /// <summary>Patience sorting: piles by their last place in the other sequence, each entry knowing the one before it.</summary>
    private static List<(int At, int OtherAt)> LongestAscending(List<(int At, int OtherAt)> candidates)
    {
        List<int> piles = [];
        var before = new int[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            var (low, high) = (0, piles.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (candidates[piles[middle]].OtherAt < candidates[i].OtherAt)
                    low = middle + 1;
                else
                    high = middle;
            }
            before[i] = low == 0 ? -1 : piles[low - 1];
            if (low == piles.Count)
                piles.Add(i);
            else
                piles[low] = i;
        }
        List<(int At, int OtherAt)> longest = [];
        for (var i = piles.Count == 0 ? -1 : piles[^1]; i >= 0; i = before[i])
            longest.Add(candidates[i]);
        longest.Reverse();
        return longest;
    }
}
