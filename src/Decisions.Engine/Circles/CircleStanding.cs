using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Circles;

/// <summary>
/// How somebody stands in a circle on the day that it is by the community's clock: what permissions ask. A command asks it of the
/// proposal that it decides on, each time it decides, and lands only while it is so (<see cref="Plan.While"/>).
/// </summary>
/// <param name="Circle">Null for the whole community, which everybody is in who is a member.</param>
public sealed record CircleStanding(CircleId? Circle, bool IsIn, bool Leads)
{
    /// <summary>Whether no circle is meant, and the whole community is.</summary>
    public bool IsWhole => Circle is null;

    /// <summary>The streams that it follows from, as they were: none for who is not in the circle, whom it permits nothing.</summary>
    internal ImmutableArray<StreamGuard> Guards { get; private init; } = [];

    /// <summary>The last instant of the day for which it was asked who leads: a term is over without an event. Null for who does not lead.</summary>
    internal Instant? LeadsUntil { get; private init; }

    /// <summary>How who sends a command stands in the circle that a decision is with, as it was loaded.</summary>
    public static Task<CircleStanding> In(Proposal? proposal, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Of(proposal?.Circle, context.Community, context.Actor, engine, cancel);

    /// <summary>How an actor stands in a circle.</summary>
    public static async Task<CircleStanding> Of(CircleId? circle, CommunityId community, Actor actor, DecisionsEngine engine, CancellationToken cancel)
    {
        // Nobody is in a circle but members of its community.
        if (circle is not { } id || actor.Member is not { } self || actor.Community != community)
            return new CircleStanding(circle, false, false);
        var members = await engine.Streams.CircleMembers(community, id, cancel);
        var member = await engine.Streams.Member(community, self, cancel);
        if (members.State?.Has(member.State) != true)
            return new CircleStanding(id, false, false);
        ImmutableArray<StreamGuard> guards = [new(Streams.Of(id), members.Version), new(Streams.Of(self), member.Version)];
        var clock = await CommunityClock.Of(community, engine.Streams, cancel);
        var now = (await engine.Store.Head(community.Value, cancel)).Now;
        return members.State.LeadsOn(now.InZone(clock.Zone).Date).Contains(self)
            ? new CircleStanding(id, IsIn: true, Leads: true) { Guards = [.. guards, clock.Guard], LeadsUntil = ClearDays.EndOfDay(now, clock.Zone) }
            : new CircleStanding(id, IsIn: true, Leads: false) { Guards = guards };
    }
}
