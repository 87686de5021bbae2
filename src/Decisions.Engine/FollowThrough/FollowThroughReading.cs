using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.FollowThrough;

/// <summary>An action as its stream has it.</summary>
/// <param name="Version">Of the stream.</param>
/// <param name="ChangedAt">When it was last said to be done, dropped or open; when it was planned, where nobody has.</param>
public sealed record ReadAction(PlannedAction Action, long Version, Instant ChangedAt, long Received);

/// <summary>A call for volunteers as its stream has it.</summary>
public sealed record ReadCall(Call Call, long Version, long Received);

/// <summary>What follows one decision, as its streams have it.</summary>
/// <param name="Version">Of the stream of reviews; 0 where nothing of them is on record.</param>
/// <param name="HeldAt">When the review n was held, at n - 1.</param>
/// <param name="Actions">As they were planned.</param>
/// <param name="Calls">As they were made.</param>
public sealed record ReadFollowThrough(
    FollowUp? FollowUp, long Version, ImmutableArray<Instant> HeldAt, ImmutableArray<ReadAction> Actions, ImmutableArray<ReadCall> Calls)
{
    public CarryingOut CarryingOut => CarryingOut.Of(Actions.Select(each => each.Action));

    public IEnumerable<ReadCall> CallsOf(ActionId action) => Calls.Where(each => each.Call.ActionId == action);
}

/// <summary>Questions about what follows a decision: answered from its own streams, so that they are never behind.</summary>
public sealed class FollowThroughReading(DecisionsEngine engine)
{
    public async Task<ReadFollowThrough> Load(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        FollowUp? follow = null;
        var held = ImmutableArray.CreateBuilder<Instant>();
        var version = 0L;
        foreach (var stored in await engine.Store.ReadStream(community.Value, Streams.OfFollowThrough(proposal), cancel: cancel))
        {
            var @event = (IFollowThroughEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            (follow, version) = (Domain.FollowThrough.FollowUp.Fold(follow, @event), stored.Version);
            if (@event is ReviewHeld)
                held.Add(stored.At);
        }
        return new(follow, version, held.ToImmutable(), await Actions(community, proposal, cancel), await Calls(community, proposal, cancel));
    }

    private async Task<ImmutableArray<ReadAction>> Actions(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        Dictionary<ActionId, ReadAction> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.ActionsOf(proposal), cancel))
        {
            var @event = (IActionEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var before = found.GetValueOrDefault(@event.ActionId);
            var changed = before is null || @event is ActionDone or ActionReopened or ActionDropped ? stored.At : before.ChangedAt;
            found[@event.ActionId] = new(PlannedAction.Fold(before?.Action, @event)!, stored.Version, changed, before?.Received ?? stored.Sequence);
        }
        return [.. found.Values.OrderBy(each => each.Received)];
    }

    private async Task<ImmutableArray<ReadCall>> Calls(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        Dictionary<CallId, ReadCall> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.CallsOf(proposal), cancel))
        {
            var @event = (ICallEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var before = found.GetValueOrDefault(@event.CallId);
            found[@event.CallId] = new(Call.Fold(before?.Call, @event)!, stored.Version, before?.Received ?? stored.Sequence);
        }
        return [.. found.Values.OrderBy(each => each.Received)];
    }
}
