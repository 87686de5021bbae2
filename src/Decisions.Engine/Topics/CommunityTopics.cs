using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Topics;

/// <summary>A community's topics, and the guard that they are so still.</summary>
internal sealed record CommunityTopics(ImmutableArray<string> All, ImmutableArray<StreamGuard> Guards)
{
    /// <summary>Looked up only where something is to be of a topic: else nothing depends on them.</summary>
    public static async Task<CommunityTopics> Of(string? topic, CommunityId community, AggregateReader streams, CancellationToken cancel)
    {
        if (topic is null)
            return new CommunityTopics([], []);
        var loaded = await streams.Community(community, cancel);
        return new CommunityTopics(
            loaded.State?.Topics ?? [], loaded.State is null ? [] : [new StreamGuard(Streams.Of(community), loaded.Version)]);
    }
}
