using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels.Members;
using NodaTime;

namespace Decisions.Engine.FollowThrough;

/// <summary>An action as its stream has it.</summary>
/// <param name="Version">Of the stream.</param>
/// <param name="ChangedAt">When it was last said to be done, dropped or open; when it was planned, where nobody has.</param>
/// <param name="IsFree">Whether any member can take it: it is open, and nobody sees to it who is an active member.</param>
public sealed record ReadAction(PlannedAction Action, long Version, Instant ChangedAt, long Received, bool IsFree);

/// <summary>A call for volunteers as its stream has it.</summary>
/// <param name="Absent">Those of its volunteers who have left or are suspended: their places are free.</param>
public sealed record ReadCall(Call Call, long Version, long Received, ImmutableArray<MemberId> Absent)
{
    public int PlacesLeft => Call.PlacesLeft + Absent.Length;

    /// <summary>Whether anybody can still sign up for it.</summary>
    public bool IsOpenAt(Instant now) => !Call.IsClosed && !Call.HasBegunAt(now) && PlacesLeft > 0;
}

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

/// <summary>
/// Questions about what follows a decision: answered from its own streams, so that they are never behind. Who of all those in it is a
/// member still is asked once for all, of the register, which is waited for.
/// </summary>
public sealed class FollowThroughReading(DecisionsEngine engine, JoinedOf joined, CaughtUp caughtUp)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
        var (actions, calls) = (await Actions(community, proposal, cancel), await Calls(community, proposal, cancel));
        var there = await Joined(
            community, [.. actions.Where(each => each.Action.Status == ActionStatus.Open).Select(each => each.Action.Owner).OfType<MemberId>(), .. calls.SelectMany(each => each.Call.Volunteers)],
            cancel);
        return new(
            follow, version, held.ToImmutable(),
            [.. actions.Select(each => each with { IsFree = each.Action is { Status: ActionStatus.Open, Owner: var owner } && (owner is not { } known || !there.Contains(known)) })],
            [.. calls.Select(each => With(each, there))]);
    }

    private async Task<ImmutableArray<ReadAction>> Actions(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        Dictionary<ActionId, ReadAction> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.ActionsOf(proposal), cancel))
        {
            var @event = (IActionEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var before = found.GetValueOrDefault(@event.ActionId);
            var changed = before is null || @event is ActionDone or ActionReopened or ActionDropped ? stored.At : before.ChangedAt;
            found[@event.ActionId] = new(PlannedAction.Fold(before?.Action, @event)!, stored.Version, changed, before?.Received ?? stored.Sequence, false);
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
            found[@event.CallId] = new(Call.Fold(before?.Call, @event)!, stored.Version, before?.Received ?? stored.Sequence, []);
        }
        return [.. found.Values.OrderBy(each => each.Received)];
    }

    /// <summary>One call, where there is one.</summary>
    public async Task<ReadCall?> Find(CommunityId community, ProposalId proposal, CallId id, CancellationToken cancel) =>
        (await Find(community, [(proposal, id)], cancel)).Single();

    /// <summary>Each of these calls, null where there is no such call.</summary>
    public async Task<ImmutableArray<ReadCall?>> Find(CommunityId community, IReadOnlyCollection<(ProposalId Proposal, CallId Call)> calls, CancellationToken cancel)
    {
        List<ReadCall?> found = [];
        foreach (var (proposal, id) in calls)
            found.Add(await engine.Streams.Call(community, proposal, id, cancel) is { State: { } call } loaded ? new(call, loaded.Version, 0, []) : null);
        var there = await Joined(community, [.. found.OfType<ReadCall>().SelectMany(each => each.Call.Volunteers)], cancel);
        return [.. found.Select(each => each is null ? null : With(each, there))];
    }

    private static ReadCall With(ReadCall call, IReadOnlySet<MemberId> there) => call with { Absent = [.. call.Call.Volunteers.Where(volunteer => !there.Contains(volunteer))] };

    /// <summary>Those of them who are members still; as of now, unless the register is longer behind than anybody should wait.</summary>
    private async Task<IReadOnlySet<MemberId>> Joined(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancel)
    {
        if (members.Count == 0)
            return ImmutableHashSet<MemberId>.Empty;
        var head = await engine.Store.Head(community.Value, cancel);
        await caughtUp.WaitFor(community, head.NextIndex, Patience, cancel);
        return (await joined.Ask(community, members, cancel)).Value;
    }
}
