using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Proxies;

/// <summary>
/// Appoints and revokes proxies, and casts by them. Appointing and revoking hold the member's ballot as it is, and casting the
/// proxy: of two who come at once, the later decides again.
/// </summary>
public static class ProxyHandlers
{
    public static Task<CommandResult> Handle(
        AppointProxy command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        Run(command.ProposalId, command.MemberId, command.Holder, isCast: false, context, engine, async (desk, now) =>
            AppointProxy.Decide(
                desk.Proposal.State, desk.Proxies.State, desk.Ballot.State, command,
                desk.Proposal.State?.Latest is { Tally: null } round
                    ? await rolls.Includes(context.Community, round, command.MemberId, cancel)
                    : HasJoined(desk.Member.State),
                HasJoined(desk.Holder.State), now, desk.AtMeeting.State), cancel);

    public static Task<CommandResult> Handle(
        RevokeProxy command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.ProposalId, command.MemberId, command.MemberId, isCast: false, context, engine, (desk, now) => Task.FromResult(
            RevokeProxy.Decide(desk.Proposal.State, desk.Proxies.State, desk.Ballot.State, command, now)), cancel);

    public static Task<CommandResult> Handle(
        CastByProxy command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        ProlongVotingHandler.Before(command.ProposalId, context.Community, engine, rolls, cancel, () =>
            Run(command.ProposalId, command.MemberId, command.Holder, isCast: true, context, engine, async (desk, now) =>
                CastByProxy.Decide(
                    desk.Proposal.State, desk.Proxies.State, desk.Ballot.State, command,
                    desk.Proposal.State?.Latest is { } round && await rolls.Includes(context.Community, round, command.MemberId, cancel),
                    HasJoined(desk.Holder.State), now, desk.Delegation.State, desk.AtMeeting.State), cancel));

    private static bool HasJoined(Member? member) => member is { Standing: Standing.Joined };

    private static async Task<CommandResult> Run(
        ProposalId proposalId, MemberId member, MemberId holder, bool isCast, CommandContext context, DecisionsEngine engine,
        Func<Desk, Instant, Task<Decision>> decide, CancellationToken cancel)
    {
        if (Permissions.ToVote(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var proposal = await engine.Streams.Proposal(context.Community, proposalId, cancel);
            var round = proposal.State?.Latest;
            var desk = new Desk(
                proposal, await engine.Streams.Proxies(context.Community, proposalId, cancel),
                round is null ? new(null, 0) : await engine.Streams.Ballot(context.Community, round.Id, member, cancel),
                await engine.Streams.Member(context.Community, member, cancel), await engine.Streams.Member(context.Community, holder, cancel),
                isCast ? await engine.Streams.Delegation(context.Community, member, cancel) : new(null, 0),
                await engine.Streams.MeetingProxiesIn(context.Community, round, cancel));
            var decision = await decide(desk, now);
            var (proxies, ballot) = (Streams.ProxiesOf(proposalId), round is null ? null : Streams.Of(round.Id, member));
            List<StreamGuard> guards = [new(Streams.Of(proposalId), proposal.Version), new(Streams.Of(holder), desk.Holder.Version)];
            if (holder != member)
                guards.Add(new(Streams.Of(member), desk.Member.Version));
            if (round?.Held is { } held)
                guards.Add(new(Streams.MeetingProxiesOf(held.MeetingId), desk.AtMeeting.Version));
            var deadline = round is { Tally: null } ? new Deadline(round.ClosesAt, new VotingHasClosed(proposalId, round.ClosesAt)) : null;
            if (decision.Events is [DelegationUsed or MeetingProxyUsed, .. var cast] && ballot is not null)
            {
                if (decision.Events[0] is DelegationUsed)
                    guards.Add(new(Streams.OfDelegation(member), desk.Delegation.Version));
                return new Plan(proxies, Streams.ProxyType, desk.Proxies.Version, Decision.Of(decision.Events[0]))
                {
                    Further = [new FurtherWrite(ballot, Streams.BallotType, desk.Ballot.Version, [.. cast])],
                    Guards = [.. guards],
                    NotAfter = deadline,
                };
            }
            if (isCast)
                guards.Add(new(proxies, desk.Proxies.Version));
            else if (ballot is not null)
                guards.Add(new(ballot, desk.Ballot.Version));
            return new Plan(
                isCast && ballot is not null ? ballot : proxies, isCast ? Streams.BallotType : Streams.ProxyType,
                isCast ? desk.Ballot.Version : desk.Proxies.Version, decision)
            {
                Guards = [.. guards],
                NotAfter = deadline,
            };
        }, cancel);
    }

    /// <summary>What lies before whoever decides.</summary>
    private sealed record Desk(
        Loaded<Proposal> Proposal, Loaded<ProposalProxies> Proxies, Loaded<Ballot> Ballot, Loaded<Member> Member, Loaded<Member> Holder,
        Loaded<Delegation> Delegation, Loaded<MeetingProxies> AtMeeting);
}
