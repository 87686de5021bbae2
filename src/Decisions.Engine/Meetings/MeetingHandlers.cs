using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Meetings;

/// <summary>Calls meetings, arranges their agendas, enters who is there, and begins, adjourns and closes them.</summary>
public static class MeetingHandlers
{
    public static async Task<CommandResult> Handle(
        CallMeeting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToFacilitate(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var meeting = await engine.Streams.Meeting(context.Community, command.MeetingId, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            // It gives as many clear days only if it lands on the day for which they were counted.
            return PlanOf(command.MeetingId, meeting, CallMeeting.Decide(meeting.State, command, clock.Zone, now)) with
            {
                Guards = [clock.Guard],
                NotAfter = new Deadline(
                    Instant.Min(ClearDays.EndOfDay(now, clock.Zone), command.BeginsAt), new MeetingTimeIsPast(command.BeginsAt, now)),
            };
        }, cancel);
    }

    /// <summary>The same for a meeting that was called before.</summary>
    public static async Task<CommandResult> CallAnew(
        CallMeeting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToFacilitate(context.Actor, context.Community) is null
            && (await engine.Streams.Meeting(context.Community, command.MeetingId, cancel)).State is null
            ? new Refused(new MeetingIsUnknown(command.MeetingId))
            : await Handle(command, context, engine, cancel);

    public static Task<CommandResult> Handle(
        AddAgendaItem command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, context, engine, async (meeting, _) =>
        {
            var proposal = command.ProposalId is { } id ? await engine.Streams.Proposal(context.Community, id, cancel) : new(null, 0);
            return (AddAgendaItem.Decide(meeting, command, proposal.State), proposal.State is { } known ? [new StreamGuard(Streams.Of(known.Id), proposal.Version)] : []);
        }, cancel);

    public static Task<CommandResult> Handle(
        OrderAgenda command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, context, engine, async (meeting, _) =>
        {
            var decisions = await MeetingDecisions.Of(meeting, context.Community, engine, cancel);
            return (OrderAgenda.Decide(meeting, command, decisions.VotedOn), decisions.Guards);
        }, cancel);

    /// <summary>Whoever leads the meeting enters who is there, and so do tellers, who stand at the door.</summary>
    public static async Task<CommandResult> Handle(
        EnterAttendance command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToFacilitate(context.Actor, context.Community) is { } rejection)
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            if (Permissions.ToTell(context.Actor, context.Community) is not null || context.Actor.Member is not { } teller
                || community.State?.Tellers.Contains(teller) != true)
                return new Refused(rejection);
        }
        return await engine.Commands.Run(context, async _ =>
        {
            var meeting = await engine.Streams.Meeting(context.Community, command.MeetingId, cancel);
            var member = await engine.Streams.Member(context.Community, command.MemberId, cancel);
            return PlanOf(command.MeetingId, meeting, EnterAttendance.Decide(meeting.State, command, member.State)) with
            {
                Guards = member.State is null ? [] : [new StreamGuard(Streams.Of(command.MemberId), member.Version)],
            };
        }, cancel);
    }

    public static Task<CommandResult> Handle(
        BeginMeeting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, context, engine, (meeting, now) => Alone(BeginMeeting.Decide(meeting, command, now)), cancel, AppointedFor);

    public static Task<CommandResult> Handle(
        ResumeMeeting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, context, engine, (meeting, now) => Alone(ResumeMeeting.Decide(meeting, command, now)), cancel, AppointedFor);

    public static Task<CommandResult> Handle(
        CloseMeeting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, context, engine, async (meeting, _) =>
        {
            var decisions = await MeetingDecisions.Of(meeting, context.Community, engine, cancel);
            return (CloseMeeting.Decide(meeting, command, decisions.Open), decisions.Guards);
        }, cancel);

    /// <param name="withoutQuorumOf">The rule whose quorum is not there, or null where the meeting is put off for another reason.</param>
    /// <param name="withoutQuorumIn">The circle whose members are too few; null for those of the whole community.</param>
    public static Task<CommandResult> Adjourn(
        MeetingId id, Instant until, string? reason, RuleId? withoutQuorumOf, CommandContext context, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel, CircleId? withoutQuorumIn = null) =>
        Run(id, context, engine, async (meeting, now) =>
        {
            var decisions = await MeetingDecisions.Of(meeting, context.Community, engine, cancel);
            var guards = decisions.Guards;
            var rule = withoutQuorumOf is { } ruleId ? await engine.Streams.Rule(context.Community, ruleId, cancel) : new(null, 0);
            QuorumCount? count = null;
            var circle = await DecidingCircle.Of(withoutQuorumOf is null ? null : withoutQuorumIn, context.Community, engine.Streams, cancel);
            guards = guards.AddRange(circle.Guards);
            if (withoutQuorumOf is { } asked)
            {
                var head = await engine.Store.Head(context.Community.Value, cancel);
                var franchise = rule.State?.Terms.Franchise ?? Franchise.AllMembers;
                var roll = await rolls.Draw(context.Community, head.NextIndex, franchise, head.Now, cancel, circle: withoutQuorumIn);
                var (present, represented) = (0L, 0L);
                if (meeting is not null)
                {
                    List<(Proposal Proposal, ProposalProxies? Proxies)> given = [];
                    if (rule.State is { Terms.Presence.CountsProxies: true })
                        foreach (var proposal in decisions.Proposals.Where(proposal => proposal.Circle == withoutQuorumIn))
                        {
                            var proxies = await engine.Streams.Proxies(context.Community, proposal.Id, cancel);
                            guards = guards.Add(new StreamGuard(Streams.ProxiesOf(proposal.Id), proxies.Version));
                            given.Add((proposal, proxies.State));
                        }
                    var atMeeting = given.Count > 0 ? await engine.Streams.MeetingProxies(context.Community, id, cancel) : new(null, 0);
                    if (given.Count > 0)
                        guards = guards.Add(new StreamGuard(Streams.MeetingProxiesOf(id), atMeeting.Version));
                    var standing = await StandingOfMembers.At(meeting, given.Select(each => each.Proxies), atMeeting.State, context.Community, engine, cancel);
                    guards = guards.AddRange(standing.Guards);
                    present = await rolls.Count(context.Community, roll, franchise, meeting.PresentAmong(standing.HasJoined), cancel);
                    foreach (var (proposal, proxies) in given)
                        represented = Math.Max(represented, await rolls.Count(
                            context.Community, roll, franchise, Represented.Ahead(meeting, standing.HasJoined, proposal, proxies, rule.State!, now, atMeeting.State), cancel));
                }
                count = new QuorumCount(asked, roll, present, represented);
                if (rule.State is not null)
                    guards = guards.Add(new StreamGuard(Streams.Of(asked), rule.Version));
            }
            return (AdjournMeeting.Decide(meeting, new AdjournMeeting(id, until, reason, count), rule.State, decisions.Open, now, circle.Circle), guards);
        }, cancel);

    public static Task<CommandResult> Handle(MoveSitting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, context, engine, (meeting, now) => Alone(MoveSitting.Decide(meeting, command, now)), cancel);

    /// <summary>Nothing begins before its time by the database's clock.</summary>
    private static Deadline? AppointedFor(Meeting? meeting) =>
        meeting is null ? null : new Deadline(meeting.AppointedAt, new MeetingIsNotDue(meeting.AppointedAt));

    private static Task<(Decision, ImmutableArray<StreamGuard>)> Alone(Decision decision) =>
        Task.FromResult((decision, ImmutableArray<StreamGuard>.Empty));

    private static async Task<CommandResult> Run(
        MeetingId id, CommandContext context, DecisionsEngine engine,
        Func<Meeting?, Instant, Task<(Decision Decision, ImmutableArray<StreamGuard> Guards)>> decide, CancellationToken cancel,
        Func<Meeting?, Deadline?>? after = null)
    {
        if (Permissions.ToFacilitate(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var meeting = await engine.Streams.Meeting(context.Community, id, cancel);
            var (decision, guards) = await decide(meeting.State, now);
            return PlanOf(id, meeting, decision) with { Guards = guards, After = after?.Invoke(meeting.State) };
        }, cancel);
    }

    private static Plan PlanOf(MeetingId id, Loaded<Meeting> meeting, Decision decision) =>
        new(Streams.Of(id), Streams.MeetingType, meeting.Version, decision);
}
