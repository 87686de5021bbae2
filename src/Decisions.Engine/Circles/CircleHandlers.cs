using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Discussions;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Circles;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Circles;

/// <summary>Forms circles, changes them, names their rules and closes them.</summary>
public static class CircleHandlers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whoever leads the circle around it forms one inside.</summary>
    public static Task<CommandResult> Handle(FormCircle command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.Parent, (circles, _) => Task.FromResult(FormCircle.Decide(circles, command)), context, engine, cancel);

    public static Task<CommandResult> Handle(ChangeCircle command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, (circles, _) => Task.FromResult(ChangeCircle.Decide(circles, command)), context, engine, cancel);

    public static Task<CommandResult> Handle(NameCircleRules command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, async (circles, guards) =>
        {
            List<RuleId> inForce = [];
            foreach (var id in (command.Rules.IsDefault ? [] : command.Rules).Distinct())
            {
                var rule = await engine.Streams.Rule(context.Community, id, cancel);
                if (rule.State is not { IsRetired: false })
                    continue;
                inForce.Add(id);
                guards.Add(new StreamGuard(Streams.Of(id), rule.Version));
            }
            return NameCircleRules.Decide(circles, command, inForce);
        }, context, engine, cancel);

    /// <summary>Nothing comes to wait for a circle between the count of what does and its end.</summary>
    public static Task<CommandResult> Handle(
        CloseCircle command, CommandContext context, DecisionsEngine engine, UndecidedInCircle undecided, CaughtUp caughtUp, CancellationToken cancel) =>
        engine.Commands.Run(context, async _ =>
        {
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var circles = await engine.Streams.Circles(context.Community, cancel);
            var standing = await CircleStanding.Of(command.CircleId, context.Community, context.Actor, engine, cancel);
            if (Permissions.ToLeadCircle(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.CirclesOf(context.Community), Streams.CirclesType, circles.Version, rejection);
            if (!await caughtUp.WaitFor(context.Community, head.NextIndex, Patience, cancel))
                throw new TimeoutException($"The read models have not reached index {head.NextIndex} yet.");
            var waiting = 0;
            foreach (var id in (await undecided.Ask(context.Community, command.CircleId, cancel)).Value)
                if ((await engine.Streams.Proposal(context.Community, id, cancel)).State is { } proposal && proposal.Circle == command.CircleId && proposal.IsUndecidedAt(head.Now))
                    waiting++;
            return new Plan(Streams.CirclesOf(context.Community), Streams.CirclesType, circles.Version, CloseCircle.Decide(circles.State, command, waiting))
            {
                Settled = new SettledStreams([$"{Streams.ProposalType}/"], head.NextIndex),
            }.While(standing);
        }, cancel);

    /// <summary>Its proposer, who is in the circle, says which circle decides.</summary>
    public static async Task<CommandResult> Handle(ChooseCircle command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToTakePart(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            // What is said from here on is not among what is read below, and must not come before this lands.
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var discussion = await engine.Streams.Discussion(context.Community, command.ProposalId, cancel);
            var proposal = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var stream = new Plan(Streams.Of(command.ProposalId), Streams.ProposalType, proposal.Version, Decision.Nothing);
            if (proposal.State is not { } state)
                return stream with { Decision = new ProposalIsUnknown(command.ProposalId) };
            if (Permissions.ToChooseCircle(context.Actor, context.Community, state.Proposer) is { } notTheirs)
                return stream with { Decision = notTheirs };
            var (chosen, guards) = await DecidingCircle.Chosen(command.Circle, state.Proposer, context.Community, engine, cancel);
            var isKept = state.Circle is not null && discussion.State is { Audience: DiscussionAudience.Circle };
            var isSpokenOf = isKept && await DiscussionReading.Any(engine, context.Community, command.ProposalId, cancel);
            return stream with
            {
                Decision = ChooseCircle.Decide(state, command with { IsSpokenOfInCircle = isSpokenOf }, chosen, now),
                Guards = [.. guards, new StreamGuard(Streams.OfDiscussion(command.ProposalId), discussion.Version)],
                Settled = isKept ? new SettledStreams([Streams.CommentsOf(command.ProposalId)], head.NextIndex) : null,
            };
        }, cancel);
    }

    /// <summary>Whoever leads a decision hands it on.</summary>
    public static Task<CommandResult> Handle(HandOnDecision command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        engine.Commands.Run(context, async now =>
        {
            var proposal = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var standing = await CircleStanding.In(proposal.State, context, engine, cancel);
            var circles = await engine.Streams.Circles(context.Community, cancel);
            return new Plan(
                Streams.Of(command.ProposalId), Streams.ProposalType, proposal.Version,
                Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } notTheirs
                    ? notTheirs
                    : HandOnDecision.Decide(proposal.State, command, circles.State, now))
            {
                Guards = [new StreamGuard(Streams.CirclesOf(context.Community), circles.Version)],
            }.While(standing);
        }, cancel);

    /// <summary>Whoever leads the circle decides of it; where there is none, whoever leads the community's decisions.</summary>
    private static Task<CommandResult> Change(
        CircleId? circle, Func<CircleTree?, List<StreamGuard>, Task<Decision>> decide, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        engine.Commands.Run(context, async _ =>
        {
            var circles = await engine.Streams.Circles(context.Community, cancel);
            var standing = await CircleStanding.Of(circle, context.Community, context.Actor, engine, cancel);
            var forbidden = circle is null
                ? Permissions.ToFormCircle(context.Actor, context.Community)
                : Permissions.ToLeadCircle(context.Actor, context.Community, standing);
            List<StreamGuard> guards = [];
            var decision = forbidden is not null ? forbidden : await decide(circles.State, guards);
            return new Plan(Streams.CirclesOf(context.Community), Streams.CirclesType, circles.Version, decision) { Guards = [.. guards] }.While(standing);
        }, cancel);
}
