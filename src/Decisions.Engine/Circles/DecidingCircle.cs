using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Circles;

/// <summary>The circle that decides something, as it stands, and the guard that it stands so still.</summary>
internal sealed record DecidingCircle(Circle? Circle, ImmutableArray<StreamGuard> Guards)
{
    /// <summary>Looked up only where a circle decides: else nothing depends on them.</summary>
    public static async Task<DecidingCircle> Of(CircleId? id, CommunityId community, AggregateReader streams, CancellationToken cancel)
    {
        if (id is null)
            return new DecidingCircle(null, []);
        var circles = await streams.Circles(community, cancel);
        return new DecidingCircle(circles.State?.Find(id), [new StreamGuard(Streams.CirclesOf(community), circles.Version)]);
    }

    /// <summary>The circle that a proposer wants something decided by, and whether they are in it.</summary>
    public static async Task<(ChosenCircle? Chosen, ImmutableArray<StreamGuard> Guards)> Chosen(
        CircleId? id, MemberId proposer, CommunityId community, DecisionsEngine engine, CancellationToken cancel)
    {
        if (id is not { } circle)
            return (null, []);
        var found = await Of(circle, community, engine.Streams, cancel);
        var members = await engine.Streams.CircleMembers(community, circle, cancel);
        var member = await engine.Streams.Member(community, proposer, cancel);
        return (
            new ChosenCircle(found.Circle, members.State?.Has(member.State) == true),
            [.. found.Guards, new StreamGuard(Streams.Of(circle), members.Version), new StreamGuard(Streams.Of(proposer), member.Version)]);
    }
}
