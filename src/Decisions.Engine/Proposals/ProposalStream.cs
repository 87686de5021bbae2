using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Runs a decision on one proposal's stream.</summary>
internal static class ProposalStream
{
    /// <param name="forbidden">Why the actor may do this to no proposal, or null: who may not is not told what there is.</param>
    /// <param name="permit">Why the actor may not do this to the proposal, as they stand in its circle, or null; not asked when there is none. Null where all may.</param>
    /// <param name="bounds">What the landing depends on besides the proposal and how the actor stands, or null.</param>
    public static async Task<CommandResult> Change(
        ProposalId proposal, Rejection? forbidden, Func<Proposal, CircleStanding, Rejection?>? permit,
        Func<Proposal?, Instant, Decision> decide, CommandContext context, DecisionsEngine engine,
        CancellationToken cancel, Func<Proposal, Plan, Plan>? bounds = null) => forbidden is not null
        ? new Refused(forbidden)
        : await Run(
            proposal, permit is null ? null : (state, circle) => state is null ? null : permit(state, circle), decide, context, engine, cancel, bounds);

    /// <summary>The same, for whoever leads the decision and nobody else; nobody else is told what there is.</summary>
    public static Task<CommandResult> Lead(
        ProposalId proposal, Func<Proposal?, Instant, Decision> decide, CommandContext context, DecisionsEngine engine,
        CancellationToken cancel, Func<Proposal, Plan, Plan>? bounds = null) =>
        Run(proposal, (_, circle) => Permissions.ToFacilitate(context.Actor, context.Community, circle), decide, context, engine, cancel, bounds);

    private static Task<CommandResult> Run(
        ProposalId proposal, Func<Proposal?, CircleStanding, Rejection?>? permit, Func<Proposal?, Instant, Decision> decide, CommandContext context,
        DecisionsEngine engine, CancellationToken cancel, Func<Proposal, Plan, Plan>? bounds) =>
        engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var circle = permit is null ? null : await CircleStanding.In(loaded.State, context, engine, cancel);
            var decision = circle is not null && permit!(loaded.State, circle) is { } notTheirs ? notTheirs : decide(loaded.State, now);
            var plan = new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, decision);
            if (decision.Events is [ProposalRevised revised])
            {
                // Amendments that are open follow the text where they can.
                var amendments = await AmendmentStreams.Load(engine, context.Community, proposal, loaded, cancel);
                var following = amendments.Following(plan.Stream, [revised]);
                plan = plan with { Further = following, Guards = amendments.Guards([plan.Stream, .. following.Select(write => write.Stream)]) };
            }
            plan = loaded.State is { } bounded && bounds is not null ? bounds(bounded, plan) : plan;
            return circle is null ? plan : plan.While(circle);
        }, cancel);
}
