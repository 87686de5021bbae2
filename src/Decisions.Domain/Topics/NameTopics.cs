using System.Collections.Immutable;
using Decisions.Domain.Communities;

namespace Decisions.Domain.Topics;

/// <summary>
/// Names the topics that a community's proposals are of. One may be left out later: proposals that have it keep it, and whoever
/// votes for a member in it still does.
/// </summary>
public sealed record NameTopics(ImmutableArray<string> Topics)
{
    public const int Most = 100;

    public static Decision Decide(Community state, NameTopics command)
    {
        ImmutableArray<string> named = [.. (command.Topics.IsDefault ? [] : command.Topics).Select(name => name?.Trim() ?? "")];
        foreach (var name in named)
            if (TextRule.Line("topics", name) is { } unfit)
                return unfit;
        if (named.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
            return new TopicIsNamedTwice(twice);
        if (named.Length > Most)
            return new TooManyTopics(named.Length, Most);
        return named.SequenceEqual(state.Topics) ? Decision.Nothing : Decision.Of(new TopicsNamed(named));
    }
}
