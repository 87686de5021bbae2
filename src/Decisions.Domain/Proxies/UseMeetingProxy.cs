using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>
/// Makes a proxy for a meeting a free proxy for the round that is open there, as the holder first votes by it: so the cap of a
/// holder is one for both, and whatever holds for proxies holds from then on.
/// </summary>
public static class UseMeetingProxy
{
    /// <summary>Whether a holder can vote by it for a member who has appointed nobody for this round alone.</summary>
    /// <param name="atMeeting">The proxies for the meeting that the round is held at, or null.</param>
    public static bool Holds(Round round, ProposalProxies? proxies, MeetingProxies? atMeeting, MemberId member, MemberId holder) =>
        HolderIn(round, proxies, atMeeting, member) == holder;

    /// <summary>Who can vote by it for a member, or null.</summary>
    public static MemberId? HolderIn(Round round, ProposalProxies? proxies, MeetingProxies? atMeeting, MemberId member) =>
        MeetingProxies.SpeakUnder(round.Terms) && atMeeting is not null && round.Held?.MeetingId == atMeeting.MeetingId
        && proxies?.Of(member)?.IsFor(round) != true
            ? atMeeting.HolderOf(member)
            : null;

    /// <summary>For how many others than a member a holder can vote by it in a round.</summary>
    internal static int HeldBesides(MemberId member, MemberId holder, Round round, ProposalProxies? proxies, MeetingProxies? atMeeting) =>
        atMeeting?.All.Count(proxy => proxy.MemberId != member && Holds(round, proxies, atMeeting, proxy.MemberId, holder)) ?? 0;

    public static Decision Decide(
        Proposal proposal, ProposalProxies? proxies, MeetingProxies? atMeeting, MemberId member, MemberId holder, Instant now)
    {
        if (ProposalGate.Open(proposal, now) is { } rejection)
            return rejection;
        var round = proposal.Latest!;
        if (!Holds(round, proxies, atMeeting, member, holder))
            return new NoProxyIsHeld(member);
        var held = proxies?.All.Count(proxy => proxy.Holder == holder && proxy.MemberId != member && proxy.IsFor(round)) ?? 0;
        return held >= round.Terms.Proxies!.MostHeld
            ? new Delegations.YouSpeakForEnough(round.Terms.Proxies.MostHeld)
            : Decision.Of(new MeetingProxyUsed(
                proposal.Id, round.Id, atMeeting!.MeetingId, member, holder, round.RuleId, round.RuleVersion, round.Revision));
    }
}
