using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Files;

/// <summary>Names as a count needs them.</summary>
internal static class CandidateNames
{
    /// <summary>The names, and behind each that several bear the number of the candidate: 'Ann Smith (3)'.</summary>
    public static ImmutableArray<string> Distinct(ImmutableArray<string> names)
    {
        var taken = names.CountBy(name => name).ToDictionary();
        if (taken.Count == names.Length)
            return names;
        return [.. names.Select((name, i) =>
        {
            var own = taken[name] == 1 ? name : $"{name} ({i + 1})";
            while (own != name && !taken.TryAdd(own, 1))
                own += "*";
            return own;
        })];
    }
}
