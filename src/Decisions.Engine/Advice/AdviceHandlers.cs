using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Advice;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Advice;

/// <summary>Names who decides on advice, seeks it, takes it and answers it. Nothing lands once the decision has begun.</summary>
public static class AdviceHandlers
{
    /// <summary>The proposer names who decides, or a facilitator.</summary>
    public static Task<CommandResult> Handle(NameDecider command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, Permissions.ToTakePart(context.Actor, context.Community), context, engine, cancel, async (state, proposal, now) =>
        {
            var (joined, guards) = await Joined([command.Decider], context, engine, cancel);
            return (NameDecider.Decide(state, proposal, command, joined.Contains(command.Decider), now), guards, null);
        }, (proposal, circle) => Permissions.ToChangeProposal(context.Actor, context.Community, proposal.Proposer, circle));

    /// <summary>Whoever seeks advice does so in their own name.</summary>
    public static Task<CommandResult> Handle(SeekAdvice command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, Permissions.ToPropose(context.Actor, context.Community), context, engine, cancel, async (state, proposal, now) =>
        {
            var rule = await engine.Streams.Rule(context.Community, command.RuleId, cancel);
            var circle = await DecidingCircle.Of(proposal?.Circle, context.Community, engine.Streams, cancel);
            var superseded = await engine.Streams.Proposals(context.Community, proposal?.Supersedes ?? [], cancel);
            var (joined, guards) = await Joined([.. command.Advisers.Select(each => each.MemberId).Take(SeekAdvice.MostAdvisers + 1)], context, engine, cancel);
            return (
                SeekAdvice.Decide(state, proposal, rule.State, command with { Circle = circle.Circle, Superseded = superseded }, joined, now),
                rule.State is null ? [] : [.. guards, new StreamGuard(Streams.Of(rule.State.Id), rule.Version), .. circle.Guards],
                new Deadline(command.Until, new DeadlineIsPast(command.Until, now)));
        });

    public static Task<CommandResult> Handle(GiveAdvice command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, Permissions.ToPropose(context.Actor, context.Community), context, engine, cancel, (state, proposal, now) =>
            Task.FromResult<(Decision, ImmutableArray<StreamGuard>, Deadline?)>((GiveAdvice.Decide(state, proposal, command, now), [], null)));

    public static Task<CommandResult> Handle(AnswerAdvice command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, Permissions.ToPropose(context.Actor, context.Community), context, engine, cancel, (state, proposal, now) =>
            Task.FromResult<(Decision, ImmutableArray<StreamGuard>, Deadline?)>((AnswerAdvice.Decide(state, proposal, command, now), [], null)));

    private static async Task<(ImmutableArray<MemberId> Joined, ImmutableArray<StreamGuard> Guards)> Joined(
        ImmutableArray<MemberId> members, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        var (joined, guards) = (ImmutableArray.CreateBuilder<MemberId>(), ImmutableArray.CreateBuilder<StreamGuard>());
        foreach (var id in members.Distinct())
        {
            if ((await engine.Streams.Member(context.Community, id, cancel)) is not { State: { } member } loaded)
                continue;
            guards.Add(new StreamGuard(Streams.Of(id), loaded.Version));
            if (member.Standing == Standing.Joined)
                joined.Add(id);
        }
        return (joined.ToImmutable(), guards.ToImmutable());
    }

    /// <summary>Decides on the advice process, and keeps its proposal still until the step lands.</summary>
    /// <param name="permit">Why the actor may not, as they stand in the proposal's circle, or null; null where that is not asked.</param>
    private static async Task<CommandResult> Change(
        ProposalId id, Rejection? forbidden, CommandContext context, DecisionsEngine engine, CancellationToken cancel,
        Func<AdviceProcess?, Proposal?, Instant, Task<(Decision Decision, ImmutableArray<StreamGuard> Guards, Deadline? NotAfter)>> decide,
        Func<Proposal, CircleStanding, Rejection?>? permit = null) => forbidden is not null
        ? new Refused(forbidden)
        : await engine.Commands.Run(context, async now =>
        {
            var advice = await engine.Streams.Advice(context.Community, id, cancel);
            var proposal = await engine.Streams.Proposal(context.Community, id, cancel);
            var circle = permit is null ? null : await CircleStanding.In(proposal.State, context, engine, cancel);
            if (circle is not null && proposal.State is { } known && permit!(known, circle) is { } notTheirs)
                return new Plan(Streams.AdviceOf(id), Streams.AdviceType, advice.Version, notTheirs);
            var (decision, guards, notAfter) = await decide(advice.State, proposal.State, now);
            var plan = new Plan(Streams.AdviceOf(id), Streams.AdviceType, advice.Version, decision)
            {
                Guards = proposal.State is null ? [] : [new StreamGuard(Streams.Of(id), proposal.Version), .. guards],
                NotAfter = notAfter,
            };
            return circle is null ? plan : plan.While(circle);
        }, cancel);
}
