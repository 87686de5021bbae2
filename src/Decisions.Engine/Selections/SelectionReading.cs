using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using NodaTime;

namespace Decisions.Engine.Selections;

/// <summary>A selection as somebody reads it.</summary>
/// <param name="Latest">The proposal of the nominee who was proposed last, or null.</param>
public sealed record ReadSelection(Selection State, long Version, Proposal? Latest, Instant Now)
{
    public SelectionStep Step => State.StepAt(Now, Latest);

    public bool ShowsNominations => State.ShowsAt(Now);
}

/// <summary>Questions about selections: answered from their own streams, so that they are never behind.</summary>
public sealed class SelectionReading(DecisionsEngine engine)
{
    /// <summary>Null where the circle has no such selection.</summary>
    public async Task<ReadSelection?> Load(CommunityId community, CircleId circle, SelectionId id, CancellationToken cancel)
    {
        var (state, version) = await engine.Streams.Selection(community, circle, id, cancel);
        return state is null ? null : await With(state, version, community, (await engine.Store.Head(community.Value, cancel)).Now, cancel);
    }

    /// <summary>Those of a circle, the latest first.</summary>
    public async Task<ImmutableArray<ReadSelection>> Of(CommunityId community, CircleId circle, CancellationToken cancel)
    {
        Dictionary<SelectionId, (Selection State, long Version, long Begun)> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.SelectionsOf(circle), cancel))
        {
            var @event = (ISelectionEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var known = found.TryGetValue(@event.SelectionId, out var before);
            found[@event.SelectionId] = (Selection.Fold(known ? before.State : null, @event)!, stored.Version, known ? before.Begun : stored.Sequence);
        }
        if (found.Count == 0)
            return [];
        var now = (await engine.Store.Head(community.Value, cancel)).Now;
        var read = ImmutableArray.CreateBuilder<ReadSelection>(found.Count);
        foreach (var (state, version, _) in found.Values.OrderByDescending(each => each.Begun))
            read.Add(await With(state, version, community, now, cancel));
        return read.MoveToImmutable();
    }

    /// <summary>Whether what was nominated in a selection is shown.</summary>
    public async Task<bool> ShowsNominations(CommunityId community, CircleId circle, SelectionId id, CancellationToken cancel) =>
        (await engine.Streams.Selection(community, circle, id, cancel)).State is { } state
        && state.ShowsAt((await engine.Store.Head(community.Value, cancel)).Now);

    private async Task<ReadSelection> With(Selection state, long version, CommunityId community, Instant now, CancellationToken cancel) => new(
        state, version,
        state.Proposed is [.., var last] ? (await engine.Streams.Proposal(community, last.ProposalId, cancel)).State : null, now);
}
