using System.Numerics;
using System.Runtime.CompilerServices;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>
/// Ballots on the pile of the highest-ranked candidate who is still in the count. Each distinct ranking moves as one,
/// and only those of a candidate who leaves are touched.
/// </summary>
internal sealed class RunOffPiles
{
    private const int None = -1, Several = -2;

    private readonly RankedProfile rankings;
    private readonly bool[] isIn;
    private readonly int[] read;
    private readonly List<int>[] piles;
    private readonly long[] votes;

    public RunOffPiles(RankedProfile rankings, IEnumerable<int> candidates)
    {
        this.rankings = rankings;
        (isIn, votes) = (new bool[rankings.Candidates], new long[rankings.Candidates]);
        (read, piles) = (new int[rankings.Distinct], [.. isIn.Select(_ => new List<int>())]);
        foreach (var candidate in candidates)
            isIn[candidate] = true;
        Place(pile: null);
    }

    /// <summary>Those still in the count, in the order of the ballot paper.</summary>
    public IEnumerable<int> In => isIn.Index().Where(each => each.Item).Select(each => each.Index);

    /// <summary>Ballots that count for nobody any more, apart from those that never could.</summary>
    public long Exhausted { get; private set; }

    public long VotesOf(int candidate) => votes[candidate];

    /// <summary>Takes candidates out together; says how many ballots went from whom to whom, null where they exhausted.</summary>
    public Dictionary<(int From, int? To), long> TakeOut(IReadOnlyCollection<int> leaving)
    {
        foreach (var candidate in leaving)
            isIn[candidate] = false;
        var moved = new Dictionary<(int, int?), long>();
        foreach (var from in leaving)
        {
            var before = (long[])votes.Clone();
            var exhausted = Exhausted;
            // Not one linked to the next: the processor fetches the rankings ahead while it waits for the first.
            Place(piles[from]);
            (piles[from], votes[from]) = ([], 0);
            foreach (var to in In.Where(to => votes[to] > before[to]))
                moved[(from, to)] = votes[to] - before[to];
            if (Exhausted > exhausted)
                moved[(from, null)] = Exhausted - exhausted;
        }

        return moved;
    }

    /// <summary>Puts rankings of a pile, or all, on the piles where they count now, if any.</summary>
    private void Place(List<int>? pile)
    {
        if (rankings.Narrow is { } narrow)
            Place(pile, narrow);
        else
            Place(pile, rankings.Wide);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place<T>(List<int>? pile, Runs<T> runs)
        where T : unmanaged, IBinaryInteger<T>
    {
        var many = pile?.Count ?? runs.Count;
        for (var i = 0; i < many; i++)
        {
            var index = pile is null ? i : pile[i];
            Place(index, runs[index]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place<T>(int index, ReadOnlySpan<T> ranking)
        where T : struct, IBinaryInteger<T>
    {
        while (read[index] < ranking.Length)
        {
            var candidate = NextPlace(ranking, ref read[index]);
            if (candidate == Several)
                break;
            if (candidate == None)
                continue;
            votes[candidate] += rankings.Count(index);
            piles[candidate].Add(index);
            return;
        }

        Exhausted += rankings.Count(index);
    }

    /// <summary>Reads a place and says who of it is in the count, if anybody, or that several are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextPlace<T>(ReadOnlySpan<T> ranking, ref int at)
        where T : struct, IBinaryInteger<T>
    {
        var only = None;
        do
        {
            var item = int.CreateTruncating(ranking[at]);
            var candidate = item < 0 ? ~item : item;
            if (isIn[candidate])
                only = only == None ? candidate : Several;
            at++;
        }
        while (at < ranking.Length && T.IsNegative(ranking[at]));

        return only;
    }
}
