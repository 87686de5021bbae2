using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Voters;

/// <summary>
/// Keeps classes to their shares of all votes, all at once, so that no order of classes matters. Where those in C are
/// above their caps and the others have U votes, all is U / (1 − the caps in C together), and each in C has its cap of
/// that; whoever is above a cap of that joins C, until nobody is. Law: then no class has more than its share, and no
/// smaller C would do.
/// </summary>
internal static class ClassCaps
{
    /// <param name="votes">What each class has; a class without a cap keeps it.</param>
    /// <param name="caps">The largest share of all, below 1, by class.</param>
    /// <param name="mayBeNone">Whether votes that no share can be made of, because nobody votes who has no cap, count for nothing; else that is an error.</param>
    /// <returns>By what the votes of each class above its cap are multiplied; a class that is not there keeps its votes.</returns>
    /// <exception cref="CannotCountException">A cap that is no share below 1, or caps that leave room for all the votes there are nowhere.</exception>
    public static ImmutableDictionary<string, Amount> Factors(IReadOnlyDictionary<string, Amount> votes, IReadOnlyDictionary<string, Amount> caps, bool mayBeNone = false)
    {
        if (caps.FirstOrDefault(cap => cap.Value >= 1) is { Key: { } name })
            throw new CannotCountException($"A cap is a share below 1, which that of {name} is not.");
        HashSet<string> above = [];
        while (true)
        {
            var all = All(votes, caps, above, mayBeNone);
            List<string> more = [.. caps.Where(cap => !above.Contains(cap.Key) && votes.GetValueOrDefault(cap.Key, 0) > cap.Value * all).Select(cap => cap.Key)];
            if (more.Count == 0)
                return above.ToImmutableDictionary(each => each, each => caps[each] * all / votes[each]);
            above.UnionWith(more);
        }
    }

    private static Amount All(IReadOnlyDictionary<string, Amount> votes, IReadOnlyDictionary<string, Amount> caps, HashSet<string> above, bool mayBeNone)
    {
        var free = votes.Where(each => !above.Contains(each.Key)).Aggregate((Amount)0, (sum, each) => sum + each.Value);
        var capped = above.Aggregate((Amount)0, (sum, each) => sum + caps[each]);
        return above.Count == 0 || (capped < 1 && (mayBeNone || free > 0))
            ? free / (1 - capped)
            : throw new CannotCountException("The caps together leave no room: those of the classes above them make up all votes.");
    }
}
