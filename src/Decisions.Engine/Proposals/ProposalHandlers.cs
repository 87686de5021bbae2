using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;
using Decisions.Engine.Topics;

namespace Decisions.Engine.Proposals;

/// <summary>Drafts, revises and withdraws proposals, states outcomes and corrects what was said of decisions.</summary>
public static class ProposalHandlers
{
    public static async Task<CommandResult> Handle(
        DraftProposal command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        // A key may be older than a suspension, or younger than an invitation that nobody has taken up.
        var proposer = await engine.Streams.Member(context.Community, command.Proposer, cancel);
        if (proposer.State is not { Standing: Standing.Joined })
            return new Refused(new NotPermitted("a member who has joined and is not suspended"));
        return await engine.Commands.Run(context, async _ =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var changed = command.Change is { } change
                ? await engine.Streams.Rule(context.Community, change.RuleId, cancel)
                : new Loaded<Rule>(null, 0);
            var topics = await CommunityTopics.Of(command.Topic, context.Community, engine.Streams, cancel);
            var template = command.TemplateId is { } begins
                ? await engine.Streams.Template(context.Community, begins, cancel)
                : new Loaded<Template>(null, 0);
            var (chosen, circleGuards) = await DecidingCircle.Chosen(command.Circle, command.Proposer, context.Community, engine, cancel);
            ImmutableArray<StreamGuard> guards = [.. topics.Guards, .. circleGuards];
            return new Plan(
                Streams.Of(command.ProposalId), Streams.ProposalType, loaded.Version,
                DraftProposal.Decide(loaded.State, command, changed.State, topics.All, template.State, chosen))
            {
                Guards =
                [
                    .. changed.State is { } rule ? [new StreamGuard(Streams.Of(rule.Id), changed.Version)] : ImmutableArray<StreamGuard>.Empty,
                    .. template.State is { } begun ? [new StreamGuard(Streams.Of(begun.Id), template.Version)] : ImmutableArray<StreamGuard>.Empty,
                    .. guards,
                ],
            };
        }, cancel);
    }

    public static Task<CommandResult> Handle(
        ReviseProposal command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Change(
            command.ProposalId, Permissions.ToTakePart(context.Actor, context.Community),
            (state, circle) => Permissions.ToChangeProposal(context.Actor, context.Community, state.Proposer, circle),
            (state, now) => ReviseProposal.Decide(state, command, now), context, engine, cancel);

    public static async Task<CommandResult> Handle(
        WithdrawProposal command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToTakePart(context.Actor, context.Community) is { } forbidden)
            return new Refused(forbidden);
        return await engine.Commands.Run(context, async _ =>
        {
            // Once this answers, every position that was in time has landed; and times are the database's.
            var now = (await engine.Store.Barrier(context.Community.Value, cancel)).Now;
            var loaded = await LoadedConsent.Of(context.Community, command.ProposalId, engine, now, cancel);
            var state = loaded.Proposal.State;
            var circle = await CircleStanding.In(state, context, engine, cancel);
            var plan = new Plan(
                Streams.Of(command.ProposalId), Streams.ProposalType, loaded.Proposal.Version,
                state is not null && Permissions.ToChangeProposal(context.Actor, context.Community, state.Proposer, circle) is { } notTheirs
                    ? notTheirs
                    : WithdrawProposal.Decide(state, command, now, loaded.Consent.State, loaded.Pass))
            {
                Guards = state?.Sought is null ? [] : [new StreamGuard(Streams.OfConsent(command.ProposalId), loaded.Consent.Version)],
            };
            // Once voting has closed, by the database's clock, the ballots have decided.
            return (state?.Latest is { Tally: null } round && round.IsOpenAt(now)
                ? plan with { NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(state.Id, round.ClosesAt)) }
                : plan).While(circle);
        }, cancel);
    }

    public static Task<CommandResult> Handle(
        StateOutcome command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Lead(command.ProposalId, (state, _) => StateOutcome.Decide(state, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        CorrectDecision command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Change(
            command.ProposalId, Permissions.ToKeepCommunity(context.Actor, context.Community), permit: null,
            (state, _) => CorrectDecision.Decide(state, command), context, engine, cancel);
}
