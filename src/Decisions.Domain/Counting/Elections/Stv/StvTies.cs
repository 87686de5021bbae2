using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// Breaks ties by the votes at other times of the count: those who had the fewest (or most) of the tied at the latest
/// (or earliest) time at which they differed stay tied, and so on; what no time tells apart is left to a lot.
/// </summary>
/// <param name="ties">One of <see cref="TieSettings"/>.</param>
/// <param name="lots">How a lot is drawn: from the seed, or in its place the order of the ballot paper.</param>
internal sealed class StvTies(StvTable table, CandidateLot lot, string ties, string lots)
{
    /// <summary>Who of those with the fewest votes goes out.</summary>
    public int Fewest(ImmutableArray<int> among, string what = "exclusion") => Break(among, what, most: false)!.Value;

    /// <summary>Who of those with equal votes is first.</summary>
    public int Most(ImmutableArray<int> among, string what) => Break(among, what, most: true)!.Value;

    /// <summary>Who of those with equal votes had most earlier, or null where no time tells them apart; no lot is drawn.</summary>
    public int? MostWithoutLot(ImmutableArray<int> among, string what) => Break(among, what, most: true, mayDraw: false);

    private int? Break(ImmutableArray<int> among, string what, bool most, bool mayDraw = true)
    {
        if (among.Length == 1)
            return among[0];

        var left = among;
        var by = 0;
        foreach (var (round, votes) in Times())
        {
            var best = most ? left.Max(each => votes[each]) : left.Min(each => votes[each]);
            var still = left.RemoveAll(each => votes[each] != best);
            (by, left) = (still.Length < left.Length ? round : by, still);
            if (left.Length == 1)
                return Note(left[0], $"round {by}");
        }

        if (!mayDraw)
            return null;
        return ties == TieSettings.Order || lots == TieSettings.Order
            ? Note(left[0], TieSettings.Order)
            : Note(most ? lot.In(left) : lot.Out(left), TieSettings.Lot);

        int Note(int picked, string how)
        {
            table.Ties.Add(new TieBreak(table.Round, what, [.. among.Select(table.Name)], how, [table.Name(picked)]));
            return picked;
        }
    }

    private IEnumerable<(int Round, Int128[] Votes)> Times() => ties switch
    {
        TieSettings.Backwards => table.History.Reverse(),
        TieSettings.Forwards => table.History,
        _ => [],
    };
}
