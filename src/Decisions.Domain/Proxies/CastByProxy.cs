using Decisions.Domain.Ballots;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>The holder of a free proxy, for the decision or for the meeting it is voted on at, or of a delegation, casts the ballot of the member who appointed them, or changes it.</summary>
public sealed record CastByProxy(
    ProposalId ProposalId, MemberId Holder, MemberId MemberId, int Revision, Choice Choice, string? Reason, Channel Channel)
{
    /// <param name="ballot">The member's ballot in the latest round, or null.</param>
    /// <param name="isOnRoll">Whether the member, for whom it is cast, was entitled when the round opened.</param>
    /// <param name="delegation">The member's delegation, or null.</param>
    /// <param name="holderHasJoined">Whether the holder is a member who is not suspended.</param>
    /// <param name="atMeeting">The proxies for the meeting that the round is held at, or null.</param>
    public static Decision Decide(
        Proposal? proposal, ProposalProxies? state, Ballot? ballot, CastByProxy command, bool isOnRoll, bool holderHasJoined, Instant now,
        Delegation? delegation = null, MeetingProxies? atMeeting = null)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        var round = proposal.Latest!;
        if (UseMeetingProxy.Holds(round, state, atMeeting, command.MemberId, command.Holder))
            return Begin(UseMeetingProxy.Decide(proposal, state, atMeeting, command.MemberId, command.Holder, now));
        if (UseDelegation.Holds(round, state, delegation, command.Holder, atMeeting))
            return Begin(UseDelegation.Decide(proposal, state, delegation, command.MemberId, command.Holder, now, atMeeting));
        if (state?.Of(command.MemberId) is not { } proxy || proxy.Holder != command.Holder)
            return new NoProxyIsHeld(command.MemberId);
        if (round.Terms.Proxies is null || !proxy.IsFor(round))
            return new ProxyHasLapsed(command.MemberId);
        if (proxy.InstructionOn(round.Revision) is not null)
            return new ProxyIsInstructed(command.MemberId);
        return Cast(proposal, ballot, command, isOnRoll, holderHasJoined, now);

        // What speaks in more than this vote becomes a proxy for it as it is first voted by.
        Decision Begin(Decision used)
        {
            var cast = Cast(proposal, ballot, command, isOnRoll, holderHasJoined, now);
            return (cast.Rejection ?? used.Rejection) is { } rejection ? rejection : Decision.Of([.. used.Events, .. cast.Events]);
        }
    }

    private static Decision Cast(Proposal proposal, Ballot? ballot, CastByProxy command, bool isOnRoll, bool holderHasJoined, Instant now)
    {
        if (!holderHasJoined)
            return new HolderIsNoMember(command.Holder);
        if (ballot is { IsOwn: true })
            return new MemberHasVoted(command.MemberId);
        return CastBallot.Decide(
            proposal, ballot,
            new CastBallot(command.ProposalId, command.MemberId, command.Revision, command.Choice, command.Reason, command.Channel)
            {
                Origin = new BallotOrigin(EnteredBy: null, command.Holder, Evidence: null),
            },
            isOnRoll, now);
    }
}
