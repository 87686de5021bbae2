using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>An earlier round in which tied options differed, and those of them that had the fewest votes there.</summary>
internal sealed record LookBack(int Round, long Fewest, ImmutableArray<OptionId> Left);

/// <summary>
/// Who leaves a run-off when several options share the fewest votes: whoever had the fewest in the most recent earlier
/// round in which they differ (the order of Scottish Local Government Elections Order 2007, Sched. 1 rule 51), and
/// a lot among those that no earlier round tells apart.
/// </summary>
internal static class TieForLast
{
    /// <summary>The option that leaves a round with these votes, and how a tie for last was broken, if there was one.</summary>
    public static (OptionId Leaves, BrokenTie? Tie) Leaves(
        ImmutableArray<OptionVotes> standing, IReadOnlyList<RankedRound> earlier, ReadOnlySpan<byte> lotSeed)
    {
        var fewest = standing.Min(each => each.Votes);
        ImmutableArray<OptionId> tied = [.. standing.Where(each => each.Votes == fewest).Select(each => each.Option)];
        if (tied.Length == 1)
            return (tied[0], null);

        var looks = Look(tied, earlier);
        var left = looks.IsEmpty ? tied : looks[^1].Left;
        return left.Length == 1
            ? (left[0], new BrokenTie(tied, looks[^1].Round))
            : (Lot.Draw(left, lotSeed), new BrokenTie(tied, null));
    }

    /// <summary>
    /// Each earlier round that told some of the tied options apart, newest first. The last entry holds those who are
    /// left: one, or several that only a lot can tell apart. Empty when no round made any difference.
    /// </summary>
    public static ImmutableArray<LookBack> Look(ImmutableArray<OptionId> tied, IReadOnlyList<RankedRound> earlier)
    {
        var looks = ImmutableArray.CreateBuilder<LookBack>();
        var left = tied.ToHashSet();
        for (var i = earlier.Count - 1; i >= 0 && left.Count > 1; i--)
        {
            var votes = earlier[i].Votes.Where(each => left.Contains(each.Option)).ToList();
            var fewest = votes.Min(each => each.Votes);
            ImmutableArray<OptionId> last = [.. votes.Where(each => each.Votes == fewest).Select(each => each.Option)];
            if (last.Length == left.Count)
                continue;
            looks.Add(new LookBack(earlier[i].Number, fewest, last));
            left = [.. last];
        }

        return looks.DrainToImmutable();
    }
}
