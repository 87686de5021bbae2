using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Draws;

namespace Decisions.Engine.Draws;

/// <summary>Questions about draws: answered from their own streams, so that they are never behind.</summary>
public sealed class DrawReading(DecisionsEngine engine)
{
    /// <summary>Every draw with its version, the latest first.</summary>
    public async Task<ImmutableArray<(Draw Draw, long Version)>> All(CommunityId community, CancellationToken cancel)
    {
        Dictionary<DrawId, (Draw Draw, long Version, long Announced)> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.AllDraws, cancel))
        {
            var @event = (IDrawEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var known = found.TryGetValue(@event.DrawId, out var before);
            found[@event.DrawId] = (Draw.Fold(known ? before.Draw : null, @event)!, stored.Version, known ? before.Announced : stored.Sequence);
        }
        return [.. found.Values.OrderByDescending(each => each.Announced).Select(each => (each.Draw, each.Version))];
    }
}
