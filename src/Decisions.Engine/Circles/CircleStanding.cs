using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;

namespace Decisions.Engine.Circles;

/// <summary>How somebody stands in a circle on the day that it is by the community's clock: what permissions ask.</summary>
/// <param name="Circle">Null for the whole community, which everybody is in who is a member.</param>
public sealed record CircleStanding(CircleId? Circle, bool IsIn, bool Leads)
{
    /// <summary>Whether no circle is meant, and the whole community is.</summary>
    public bool IsWhole => Circle is null;

    /// <summary>How who sends a command stands in the circle that a decision is with.</summary>
    public static async Task<CircleStanding> In(ProposalId proposal, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        MayBeIn(context.Actor)
            ? await In((await engine.Streams.Proposal(context.Community, proposal, cancel)).State, context, engine, cancel)
            : new CircleStanding(null, false, false);

    public static Task<CircleStanding> In(Proposal? proposal, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Of(proposal?.Circle, context.Community, context.Actor, engine, cancel);

    /// <summary>How an actor stands in a circle.</summary>
    public static async Task<CircleStanding> Of(CircleId? circle, CommunityId community, Actor actor, DecisionsEngine engine, CancellationToken cancel)
    {
        if (circle is not { } id || !MayBeIn(actor) || actor.Community != community)
            return new CircleStanding(circle, false, false);
        var members = (await engine.Streams.CircleMembers(community, id, cancel)).State;
        var member = (await engine.Streams.Member(community, actor.Member!.Value, cancel)).State;
        if (members?.Has(member) != true)
            return new CircleStanding(id, false, false);
        var clock = await CommunityClock.Of(community, engine.Streams, cancel);
        var today = (await engine.Store.Head(community.Value, cancel)).Now.InZone(clock.Zone).Date;
        return new CircleStanding(id, IsIn: true, members.LeadsOn(today).Contains(member!.Id));
    }

    /// <summary>Nobody else is in a circle.</summary>
    private static bool MayBeIn(Actor actor) => actor.Member is not null;
}
