using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using NodaTime;

namespace Decisions.Domain.Delegations;

/// <summary>
/// Makes a delegation a free proxy for the round that is open, as the holder first votes by it: so the cap of a holder is one for
/// both, and whatever holds for proxies holds from then on.
/// </summary>
public static class UseDelegation
{
    /// <summary>Whether a holder can vote by it for a member who has appointed nobody for this round, nor for the meeting that it is held at.</summary>
    /// <param name="atMeeting">The proxies for that meeting, or null.</param>
    public static bool Holds(Round round, ProposalProxies? proxies, Delegation? delegation, MemberId holder, MeetingProxies? atMeeting) =>
        delegation?.HolderIn(round) == holder && round.Terms.Proxies is { StandingDelegation: true }
        && proxies?.Of(delegation.MemberId)?.IsFor(round) != true
        && UseMeetingProxy.HolderIn(round, proxies, atMeeting, delegation.MemberId) is null;

    /// <param name="delegation">The member's.</param>
    public static Decision Decide(
        Proposal proposal, ProposalProxies? proxies, Delegation? delegation, MemberId member, MemberId holder, Instant now,
        MeetingProxies? atMeeting = null)
    {
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        var round = proposal.Latest!;
        if (!Holds(round, proxies, delegation, holder, atMeeting))
            return new NoProxyIsHeld(member);
        var held = proxies?.All.Count(proxy => proxy.Holder == holder && proxy.MemberId != member && proxy.IsFor(round)) ?? 0;
        return held >= round.Terms.Proxies!.MostHeld
            ? new YouSpeakForEnough(round.Terms.Proxies.MostHeld)
            : Decision.Of(new DelegationUsed(proposal.Id, round.Id, member, holder, round.RuleId, round.RuleVersion, round.Revision));
    }
}
