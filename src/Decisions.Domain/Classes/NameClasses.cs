using System.Collections.Immutable;
using Decisions.Domain.Communities;

namespace Decisions.Domain.Classes;

/// <summary>Names the classes of members that a community has: workers, users, investors. One that was named stays, since rolls name it.</summary>
public sealed record NameClasses(ImmutableArray<string> Classes)
{
    public const int Most = 50;

    public static Decision Decide(Community state, NameClasses command)
    {
        ImmutableArray<string> named = [.. (command.Classes.IsDefault ? [] : command.Classes).Select(name => name?.Trim() ?? "")];
        foreach (var name in named)
            if (TextRule.Line("classes", name) is { } unfit)
                return unfit;
        if (named.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
            return new ClassIsNamedTwice(twice);
        if (named.Length > Most)
            return new TooManyClasses(named.Length, Most);
        if (state.Classes.FirstOrDefault(before => !named.Contains(before)) is { } left)
            return new ClassStays(left);
        return named.SequenceEqual(state.Classes) ? Decision.Nothing : Decision.Of(new ClassesNamed(named));
    }
}
