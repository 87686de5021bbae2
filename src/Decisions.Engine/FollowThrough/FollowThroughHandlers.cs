using Decisions.Domain;
using Decisions.Domain.FollowThrough;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.FollowThrough;

/// <summary>Plans what follows decisions.</summary>
public static class FollowThroughHandlers
{
    /// <summary>The proposer plans it, or whoever leads the decision.</summary>
    public static async Task<CommandResult> Handle(
        PlanReview command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        Permissions.ToTakePart(context.Actor, context.Community) is { } rejection
            ? new Refused(rejection)
            // An agreement may have waited for it.
            : await ConsentHandlers.Declared(await engine.Commands.Run(context, async now =>
            {
                var follow = await engine.Streams.FollowUp(context.Community, command.ProposalId, cancel);
                var proposal = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
                var consent = await engine.Streams.ConsentRound(context.Community, command.ProposalId, cancel);
                var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
                var circle = await CircleStanding.In(proposal.State, context, engine, cancel);
                var decision = proposal.State is { } known
                    && Permissions.ToLead(
                        context.Actor, context.Community, circle, consent.State is { } round ? [known.Proposer, round.Facilitator, round.Secretary] : [known.Proposer]) is { } notTheirs
                    ? notTheirs
                    : PlanReview.Decide(follow.State, proposal.State, command, now.InZone(clock.Zone).Date);
                return new Plan(Streams.OfFollowThrough(command.ProposalId), Streams.FollowThroughType, follow.Version, decision)
                {
                    Guards = proposal.State is null ? [] : [new StreamGuard(Streams.Of(command.ProposalId), proposal.Version), clock.Guard],
                }.While(circle);
            }, cancel), command.ProposalId, context, engine, rolls, cancel);
}
