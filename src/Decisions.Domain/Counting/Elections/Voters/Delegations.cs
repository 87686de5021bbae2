using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Voters;

/// <summary>
/// Whose ballot speaks for whom. Whoever votes speaks for themself. Whoever does not is spoken for by their delegate,
/// or where that one does not vote either by the delegate's own delegate, and so on to the first who votes. A circle of
/// members none of whom votes speaks for nobody. Where a holder may speak for so many only, those with the shortest way
/// to them come first, and of these whoever stands first on the roll; the others are not heard.
/// </summary>
public static class Delegations
{
    /// <param name="roll">All who may vote; a delegate is on it.</param>
    /// <param name="voted">Who voted themselves.</param>
    /// <returns>For each who did not vote and had a delegate, in the order of the roll, what came of it.</returns>
    /// <exception cref="CannotCountException">A delegate who is not on the roll, or somebody who is on it twice.</exception>
    public static ImmutableArray<DelegatedVote> Resolve(
        IReadOnlyList<Elector> roll, IReadOnlySet<string> voted, DelegationTerms terms)
    {
        var byName = ByName(roll);
        var ways = Ways(roll, byName, voted, terms);
        var heard = new Dictionary<string, int>(StringComparer.Ordinal);
        var outcomes = new DelegatedVote?[roll.Count];
        foreach (var place in Enumerable.Range(0, roll.Count).Where(place => roll[place].Delegate is not null && !voted.Contains(roll[place].Member)).OrderBy(place => ways[place].Steps))
        {
            var (holder, steps, reason) = ways[place];
            var isOver = holder is not null && terms.MostPerHolder is { } most && heard.GetValueOrDefault(holder) >= most;
            if (holder is not null && !isOver)
                heard[holder] = heard.GetValueOrDefault(holder) + 1;
            outcomes[place] = new DelegatedVote(
                roll[place].Member, roll[place].Delegate!, steps, isOver ? null : holder, roll[place].Weight, isOver ? DelegatedVote.OverCap : reason);
        }

        return [.. outcomes.OfType<DelegatedVote>()];
    }

    private static Dictionary<string, int> ByName(IReadOnlyList<Elector> roll)
    {
        var byName = new Dictionary<string, int>(roll.Count, StringComparer.Ordinal);
        for (var place = 0; place < roll.Count; place++)
        {
            if (!byName.TryAdd(roll[place].Member, place))
                throw new CannotCountException($"{roll[place].Member} is on the roll twice.");
        }

        return roll.FirstOrDefault(each => each.Delegate is { } name && !byName.ContainsKey(name)) is { } stray
            ? throw new CannotCountException($"{stray.Member} delegates to {stray.Delegate}, who is not on the roll.")
            : byName;
    }

    /// <summary>The way of each, found once for all who go it: from where it ends back to where it was begun.</summary>
    private static (string? Holder, int Steps, string? Reason)[] Ways(
        IReadOnlyList<Elector> roll, Dictionary<string, int> byName, IReadOnlySet<string> voted, DelegationTerms terms)
    {
        var ways = new (string? Holder, int Steps, string? Reason)[roll.Count];
        var isKnown = new bool[roll.Count];
        var seenFrom = new int[roll.Count];
        var going = new List<int>();
        for (var start = 0; start < roll.Count; start++)
        {
            going.Clear();
            var at = start;
            while (!isKnown[at] && seenFrom[at] != start + 1 && !voted.Contains(roll[at].Member) && roll[at].Delegate is { } next)
            {
                seenFrom[at] = start + 1;
                going.Add(at);
                at = byName[next];
            }

            if (!isKnown[at])
            {
                // Here the way ends: with one who votes, with one who does neither, or where it has been before.
                ways[at] = voted.Contains(roll[at].Member) ? (roll[at].Member, 0, null)
                    : seenFrom[at] == start + 1 ? (null, 0, DelegatedVote.Circle)
                    : (null, 0, DelegatedVote.NotCast);
                isKnown[at] = true;
            }

            for (var i = going.Count - 1; i >= 0; i--)
            {
                var (holder, steps, reason) = ways[byName[roll[going[i]].Delegate!]];
                ways[going[i]] = !terms.FollowsChains && steps > 0 ? (null, 1, DelegatedVote.NotCast) : (holder, steps + 1, reason);
                isKnown[going[i]] = true;
            }
        }

        return ways;
    }
}
