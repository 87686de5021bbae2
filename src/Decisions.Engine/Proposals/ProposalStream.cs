using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Engine.Commands;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Runs a decision on one proposal's stream.</summary>
internal static class ProposalStream
{
    /// <param name="forbidden">Why the actor may do this to no proposal, or null: who may not is not told what there is.</param>
    /// <param name="permit">Why the actor may not do this to the proposal, or null; not asked when there is none.</param>
    /// <param name="bounds">What the landing depends on besides the proposal, or null.</param>
    public static async Task<CommandResult> Change(
        ProposalId proposal, Rejection? forbidden, Func<Proposal, Rejection?> permit,
        Func<Proposal?, Instant, Decision> decide, CommandContext context, DecisionsEngine engine,
        CancellationToken cancel, Func<Proposal, Plan, Plan>? bounds = null) => forbidden is not null
        ? new Refused(forbidden)
        : await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var decision = loaded.State is { } state && permit(state) is { } notTheirs
                ? notTheirs
                : decide(loaded.State, now);
            var plan = new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, decision);
            if (decision.Events is [ProposalRevised revised])
            {
                // Amendments that are open follow the text where they can.
                var amendments = await AmendmentStreams.Load(engine, context.Community, proposal, loaded, cancel);
                var following = amendments.Following(plan.Stream, [revised]);
                plan = plan with { Further = following, Guards = amendments.Guards([plan.Stream, .. following.Select(write => write.Stream)]) };
            }
            return loaded.State is { } bounded && bounds is not null ? bounds(bounded, plan) : plan;
        }, cancel);
}
