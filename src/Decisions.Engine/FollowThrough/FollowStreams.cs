using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.FollowThrough;

/// <summary>Loads what a step after a decision hangs on, and keeps that still until the step lands.</summary>
internal sealed class FollowStreams(DecisionsEngine engine, CommandContext context, ProposalId proposal)
{
    private readonly List<StreamGuard> _guards = [];
    private DateTimeZone _zone = DateTimeZone.Utc;

    private CircleStanding? _circle;

    /// <summary>A plan that lands only while what was loaded besides the stream that is written to is as it was.</summary>
    public Plan Hold(Plan plan)
    {
        plan = plan with { Guards = [.. _guards] };
        return _circle is null ? plan : plan.While(_circle);
    }

    public async Task<Proposal?> Proposal(CancellationToken cancel)
    {
        var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
        if (loaded.State is not null)
            Guard(new StreamGuard(Streams.Of(proposal), loaded.Version));
        return loaded.State;
    }

    /// <summary>An action that is not written to.</summary>
    public async Task<PlannedAction?> Action(ActionId id, CancellationToken cancel)
    {
        var loaded = await engine.Streams.Action(context.Community, proposal, id, cancel);
        if (loaded.State is not null)
            Guard(new StreamGuard(Streams.Of(proposal, id), loaded.Version));
        return loaded.State;
    }

    /// <summary>Whether somebody is a member who has joined and is not suspended.</summary>
    public async Task<bool> HasJoined(MemberId? id, CancellationToken cancel)
    {
        if (id is not { } known)
            return false;
        var member = await engine.Streams.Member(context.Community, known, cancel);
        if (member.State is null)
            return false;
        Guard(new StreamGuard(Streams.Of(known), member.Version));
        return member.State.Standing == Standing.Joined;
    }

    /// <summary>Those of a full call's volunteers who keep their place: no further are looked up than the first who does not.</summary>
    public async Task<List<MemberId>> Keeping(Call? call, CancellationToken cancel)
    {
        List<MemberId> keeping = [];
        if (call is not { PlacesLeft: <= 0 })
            return keeping;
        foreach (var volunteer in call.Volunteers)
        {
            if (!await HasJoined(volunteer, cancel))
                break;
            keeping.Add(volunteer);
        }
        return keeping;
    }

    /// <summary>The day it is at an instant, by the community's clock.</summary>
    public async Task<LocalDate> Day(Instant now, CancellationToken cancel)
    {
        var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
        _zone = clock.Zone;
        Guard(clock.Guard);
        return now.InZone(_zone).Date;
    }

    /// <summary>That something lands before a day is over, by the clock that <see cref="Day"/> has found.</summary>
    public Deadline? WithinDay(LocalDate? day, Func<LocalDate, Rejection> missed) =>
        day is { } last ? new Deadline(_zone.AtStartOfDay(last.PlusDays(1)).ToInstant() - Duration.FromTicks(10), missed(last)) : null;

    /// <summary>Why the actor may not take part just now, or null: a key may be older than a suspension.</summary>
    public async Task<Rejection?> NotJoined(CancellationToken cancel) =>
        await HasJoined(context.Actor.Member, cancel) ? null : new NotPermitted("a member who has joined and is not suspended");

    /// <summary>Why the actor may not say what follows this decision, or null.</summary>
    /// <param name="named">Others who may, as it is theirs: the owner of an action, who made a call.</param>
    public async Task<Rejection?> NotTheirs(CancellationToken cancel, params MemberId?[] named)
    {
        if (await Proposal(cancel) is not { } decision)
            return null;
        var consent = (await engine.Streams.ConsentRound(context.Community, proposal, cancel)).State;
        _circle = await CircleStanding.In(decision, context, engine, cancel);
        return Permissions.ToFollowThrough(
            context.Actor, context.Community, _circle,
            [
                decision.Proposer, .. named.OfType<MemberId>(),
                .. consent is null ? Array.Empty<MemberId>() : [consent.Facilitator, consent.Secretary],
            ]);
    }

    private void Guard(StreamGuard guard)
    {
        // As it was found first: what came between breaks the guard.
        if (_guards.All(each => each.Stream != guard.Stream))
            _guards.Add(guard);
    }
}
