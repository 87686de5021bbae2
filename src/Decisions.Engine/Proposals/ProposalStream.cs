using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Runs a decision on one proposal's stream.</summary>
internal static class ProposalStream
{
    /// <param name="permit">Why the actor may not do this to the proposal, or null; not asked when there is none.</param>
    /// <param name="bounds">What the landing depends on besides the proposal, or null.</param>
    public static Task<CommandResult> Change(
        ProposalId proposal, Func<Proposal, Rejection?> permit, Func<Proposal?, Instant, Decision> decide,
        CommandContext context, DecisionsEngine engine, CancellationToken cancel, Func<Proposal, Plan, Plan>? bounds = null) =>
        engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var decision = loaded.State is { } state && permit(state) is { } forbidden
                ? forbidden
                : decide(loaded.State, now);
            var plan = new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, decision);
            return loaded.State is { } bounded && bounds is not null ? bounds(bounded, plan) : plan;
        }, cancel);
}
