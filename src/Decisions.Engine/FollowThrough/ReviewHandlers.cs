using Decisions.Domain;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.FollowThrough;

/// <summary>Says which decisions a proposal supersedes, and what was found when one was looked at again.</summary>
public static class ReviewHandlers
{
    /// <summary>The proposer says it, or whoever leads the decision.</summary>
    public static async Task<CommandResult> Handle(NameSuperseded command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToTakePart(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var proposal = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var circle = await CircleStanding.In(proposal.State, context, engine, cancel);
            var advice = await engine.Streams.Advice(context.Community, command.ProposalId, cancel);
            // What is carried stays so: it needs no guard.
            var named = await engine.Streams.Proposals(
                context.Community, (command.Superseded.IsDefault ? [] : command.Superseded).Distinct().Take(NameSuperseded.Most), cancel);
            var decision = proposal.State is { } state && Permissions.ToChangeProposal(context.Actor, context.Community, state.Proposer, circle) is { } notTheirs
                ? notTheirs
                : NameSuperseded.Decide(proposal.State, command, named, now, advice.State);
            return new Plan(Streams.Of(command.ProposalId), Streams.ProposalType, proposal.Version, decision)
            {
                Guards = [new StreamGuard(Streams.AdviceOf(command.ProposalId), advice.Version)],
            }.While(circle);
        }, cancel);
    }

    /// <summary>The proposer says it, or whoever led the decision or leads it.</summary>
    public static async Task<CommandResult> Handle(HoldReview command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var streams = new FollowStreams(engine, context, command.ProposalId);
            var follow = await engine.Streams.FollowUp(context.Community, command.ProposalId, cancel);
            var leadsTo = command.LeadsTo is { } named ? (await engine.Streams.Proposal(context.Community, named, cancel)).State : null;
            var today = await streams.Day(now, cancel);
            var decision = (await streams.NotJoined(cancel) ?? await streams.NotTheirs(cancel)) is { } notTheirs
                ? notTheirs
                : HoldReview.Decide(follow.State, await streams.Proposal(cancel), leadsTo, command, today);
            return streams.Hold(new Plan(Streams.OfFollowThrough(command.ProposalId), Streams.FollowThroughType, follow.Version, decision)
            {
                NotAfter = streams.WithinDay(command.NextOn?.PlusDays(-1), day => new ReviewIsNotAhead(day.PlusDays(1), day.PlusDays(1))),
            });
        }, cancel);
    }
}
