using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Proxies;

/// <summary>Appoints and revokes proxies for meetings. All that is held there, and the proxies for each of it, stays as it was read.</summary>
public static class MeetingProxyHandlers
{
    public static Task<CommandResult> Handle(
        AppointMeetingProxy command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, command.MemberId, command.Holder, context, engine, (desk, now) => AppointMeetingProxy.Decide(
            desk.Meeting, desk.Proxies, command, desk.Agenda, HasJoined(desk.Member), HasJoined(desk.Holder), now), cancel);

    public static Task<CommandResult> Handle(
        RevokeMeetingProxy command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MeetingId, command.MemberId, command.MemberId, context, engine, (desk, _) => RevokeMeetingProxy.Decide(
            desk.Meeting, desk.Proxies, command, desk.Agenda), cancel);

    private static bool HasJoined(Member? member) => member is { Standing: Standing.Joined };

    private static async Task<CommandResult> Run(
        MeetingId id, MemberId memberId, MemberId holderId, CommandContext context, DecisionsEngine engine,
        Func<Desk, Instant, Decision> decide, CancellationToken cancel)
    {
        if (Permissions.ToVote(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var meeting = await engine.Streams.Meeting(context.Community, id, cancel);
            var proxies = await engine.Streams.MeetingProxies(context.Community, id, cancel);
            var member = await engine.Streams.Member(context.Community, memberId, cancel);
            var holder = holderId == memberId ? member : await engine.Streams.Member(context.Community, holderId, cancel);
            List<StreamGuard> guards = [new(Streams.Of(id), meeting.Version), new(Streams.Of(memberId), member.Version)];
            if (holderId != memberId)
                guards.Add(new(Streams.Of(holderId), holder.Version));
            var agenda = await Agenda(meeting.State, context.Community, engine, guards, cancel);
            return new Plan(
                Streams.MeetingProxiesOf(id), Streams.MeetingProxyType, proxies.Version,
                decide(new Desk(meeting.State, proxies.State, member.State, holder.State, agenda), now))
            {
                Guards = [.. guards],
            };
        }, cancel);
    }

    private static async Task<ImmutableArray<ProxiedDecision>> Agenda(
        Meeting? meeting, CommunityId community, DecisionsEngine engine, List<StreamGuard> guards, CancellationToken cancel)
    {
        var agenda = ImmutableArray.CreateBuilder<ProxiedDecision>();
        await Load(meeting?.Agenda.Select(item => item.ProposalId).OfType<ProposalId>() ?? []);
        await Load([.. HeldDecisions.QuestionsOf(agenda.Select(decision => decision.Proposal))]);
        return agenda.ToImmutable();

        async Task Load(IEnumerable<ProposalId> ids)
        {
            foreach (var proposalId in ids)
            {
                var proposal = await engine.Streams.Proposal(community, proposalId, cancel);
                var proxies = await engine.Streams.Proxies(community, proposalId, cancel);
                guards.Add(new(Streams.Of(proposalId), proposal.Version));
                guards.Add(new(Streams.ProxiesOf(proposalId), proxies.Version));
                agenda.Add(new ProxiedDecision(proposal.State!, proxies.State));
            }
        }
    }

    /// <summary>What lies before whoever decides.</summary>
    private sealed record Desk(Meeting? Meeting, MeetingProxies? Proxies, Member? Member, Member? Holder, ImmutableArray<ProxiedDecision> Agenda);
}
