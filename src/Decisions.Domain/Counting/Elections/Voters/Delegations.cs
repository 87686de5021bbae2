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
        var heard = new Dictionary<string, int>(StringComparer.Ordinal);
        var outcomes = new DelegatedVote?[roll.Count];
        var ways = roll.Index().Where(each => each.Item.Delegate is not null && !voted.Contains(each.Item.Member))
            .Select(each => (each.Index, Way: Follow(each.Item, byName, voted, terms))).ToList();
        foreach (var (place, way) in ways.OrderBy(each => each.Way.Steps).ThenBy(each => each.Index))
        {
            var isOver = way.Holder is not null && terms.MostPerHolder is { } most && heard.GetValueOrDefault(way.Holder) >= most;
            if (way.Holder is not null && !isOver)
                heard[way.Holder] = heard.GetValueOrDefault(way.Holder) + 1;
            outcomes[place] = new DelegatedVote(
                roll[place].Member, isOver ? null : way.Holder, roll[place].Weight, isOver ? DelegatedVote.OverCap : way.Reason);
        }

        return [.. outcomes.OfType<DelegatedVote>()];
    }

    private static Dictionary<string, Elector> ByName(IReadOnlyList<Elector> roll)
    {
        var byName = new Dictionary<string, Elector>(roll.Count, StringComparer.Ordinal);
        foreach (var elector in roll)
        {
            if (!byName.TryAdd(elector.Member, elector))
                throw new CannotCountException($"{elector.Member} is on the roll twice.");
        }

        return roll.FirstOrDefault(each => each.Delegate is { } name && !byName.ContainsKey(name)) is { } stray
            ? throw new CannotCountException($"{stray.Member} delegates to {stray.Delegate}, who is not on the roll.")
            : byName;
    }

    private static (string? Holder, int Steps, string? Reason) Follow(
        Elector from, Dictionary<string, Elector> byName, IReadOnlySet<string> voted, DelegationTerms terms)
    {
        var (at, steps) = (from, 0);
        while (at.Delegate is { } next)
        {
            (at, steps) = (byName[next], steps + 1);
            if (voted.Contains(at.Member))
                return (at.Member, steps, null);
            if (!terms.FollowsChains)
                return (null, steps, DelegatedVote.NotCast);
            if (steps > byName.Count)
                return (null, steps, DelegatedVote.Circle);
        }

        return (null, steps, DelegatedVote.NotCast);
    }
}
