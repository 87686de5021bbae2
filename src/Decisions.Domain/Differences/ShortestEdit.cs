namespace Decisions.Domain.Differences;

/// <summary>
/// The pieces that two sequences have in common when one is made the other by the fewest removals and additions
/// (Myers, 'An O(ND) difference algorithm and its variations', 1986).
/// </summary>
internal static class ShortestEdit
{
    /// <returns>The common pieces' places in order; none where it takes more edits than the most.</returns>
    public static List<(int At, int OtherAt)> Common(ReadOnlySpan<int> from, ReadOnlySpan<int> to, int most)
    {
        most = Math.Min(most, from.Length + to.Length);
        var furthest = new int[2 * most + 3];
        var middle = most + 1;
        List<int[]> steps = [];
        for (var edits = 0; edits <= most; edits++)
        {
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var down = diagonal == -edits || (diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);
                var at = down ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
                while (at < from.Length && at - diagonal < to.Length && at - diagonal >= 0 && from[at] == to[at - diagonal])
                    at++;
                furthest[middle + diagonal] = at;
                if (at >= from.Length && at - diagonal >= to.Length)
                    return Backtracked(from.Length, to.Length, steps, edits);
            }
            steps.Add(furthest[(middle - edits)..(middle + edits + 1)]);
        }
        return [];
    }

    private static List<(int At, int OtherAt)> Backtracked(int at, int otherAt, List<int[]> steps, int edits)
    {
        List<(int At, int OtherAt)> common = [];
        for (; edits > 0; edits--)
        {
            var before = steps[edits - 1];
            var diagonal = at - otherAt;
            var down = diagonal == -edits || (diagonal != edits && Of(diagonal - 1) < Of(diagonal + 1));
            var previous = down ? diagonal + 1 : diagonal - 1;
            var (fromAt, fromOther) = (Of(previous), Of(previous) - previous);
            var start = down ? fromAt : fromAt + 1;
            while (at > start)
                common.Add((--at, --otherAt));
            (at, otherAt) = (fromAt, fromOther);

            int Of(int of) => before[of + edits - 1];
        }
        while (at > 0 && otherAt > 0)
            common.Add((--at, --otherAt));
        common.Reverse();
        return common;
    }
}
