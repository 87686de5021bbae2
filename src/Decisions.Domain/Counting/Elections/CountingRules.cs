using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Every rule that there is, by its name.</summary>
public static class CountingRules
{
    public static ImmutableArray<CountingRule> All { get; } =
    [
        new Stv.ScottishStv(),
        new Stv.MeekStv(),
        new Stv.Ers97Stv(),
    ];

    public static CountingRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);
}
