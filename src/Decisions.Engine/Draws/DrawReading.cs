using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Draws;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Draws;

namespace Decisions.Engine.Draws;

/// <summary>A draw as its stream has it.</summary>
public sealed record ReadDraw(Draw Draw, long Version);

/// <summary>Questions about draws. Which there are, a view of the log says; what is told of each comes from its own stream.</summary>
public sealed class DrawReading(DecisionsEngine engine, DrawsAnnounced announced)
{
    /// <summary>The latest first.</summary>
    public async Task<Fresh<Page<ReadDraw, long>>> Ask(CommunityId community, long? before, int limit, CancellationToken cancel)
    {
        var found = await announced.Ask(community, before, limit, cancel);
        return new(new(await Load(community, found.Value.Items, cancel), found.Value.Next), found.NextIndex);
    }

    /// <summary>The draw that waits for its seed, from the members of a circle or, with null, of the whole community; null where none does.</summary>
    public async Task<Draw?> Waiting(CommunityId community, CircleId? circle, CancellationToken cancel) =>
        (await Load(community, (await announced.Waiting(community, circle, cancel)).Value, cancel)).Select(each => each.Draw).FirstOrDefault(draw => draw.IsWaiting);

    /// <summary>Those that were withdrawn before this one, since the last from the same members that was drawn; the latest first.</summary>
    public async Task<ImmutableArray<Draw>> WithdrawnBefore(CommunityId community, DrawId draw, CancellationToken cancel) =>
        [.. (await Load(community, (await announced.WithdrawnBefore(community, draw, cancel)).Value, cancel)).Select(each => each.Draw)];

    private async Task<ImmutableArray<ReadDraw>> Load(CommunityId community, ImmutableArray<DrawId> ids, CancellationToken cancel)
    {
        var loaded = ImmutableArray.CreateBuilder<ReadDraw>(ids.Length);
        foreach (var id in ids)
            if (await engine.Streams.Draw(community, id, cancel) is { State: { } draw, Version: var version })
                loaded.Add(new(draw, version));
        return loaded.ToImmutable();
    }
}
