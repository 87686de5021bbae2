using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>A decision with the proxies for it alone, as far as proxies for a meeting hang on them.</summary>
public sealed record ProxiedDecision(Proposal Proposal, ProposalProxies? Proxies)
{
    /// <summary>The vote in which a member's proxy for a meeting was used and that has no result yet, said as a refusal; or null.</summary>
    internal static Rejection? UsedIn(ImmutableArray<ProxiedDecision> agenda, MeetingId meeting, MemberId member) =>
        agenda.FirstOrDefault(decision => decision.Proposal is { IsWithdrawn: false, Latest: { Tally: null, IsSuperseded: false } round }
            && decision.Proxies?.Of(member) is { OnlyAt: { } at, OnlyIn: { } used } && at == meeting && used == round.Id) is { Proxies: { } proxies } found
            ? new MeetingProxyIsUsed(proxies.Of(member)!.Holder, found.Proposal.Id)
            : null;

    /// <summary>
    /// Refuses a holder who would speak for more than the rule of the vote ahead allows, counting both kinds together; null where
    /// there is none, none speaks for the whole meeting in it, or the member has appointed somebody for this one.
    /// </summary>
    internal Rejection? HeldBy(MemberId holder, MeetingProxies? atMeeting, MeetingId meeting, MemberId member, Instant now)
    {
        if (VoteAt(meeting, now) is not { Terms.Proxies: { } terms } vote || IsSpokenFor(member, vote))
            return null;
        var forAll = atMeeting?.All.Count(proxy => proxy.Holder == holder && proxy.MemberId != member && !IsSpokenFor(proxy.MemberId, vote)) ?? 0;
        return Alone(holder, vote) + forAll < terms.MostHeld ? null : new HolderSpeaksForEnoughThere(holder, Proposal.Id, terms.MostHeld);
    }

    /// <summary>
    /// Whether the rule of the vote ahead, which may have come since, lets a holder speak for no more than those who appointed them
    /// before this member: then this one is not counted as represented in it, and may find that nobody votes for them.
    /// </summary>
    public bool LeavesOut(MemberId member, MeetingProxies? atMeeting, MeetingId meeting, Instant now)
    {
        if (atMeeting?.HolderOf(member) is not { } holder || VoteAt(meeting, now) is not { Terms.Proxies: { } terms } vote || IsSpokenFor(member, vote))
            return false;
        var before = atMeeting.All.TakeWhile(proxy => proxy.MemberId != member).Count(proxy => proxy.Holder == holder && !IsSpokenFor(proxy.MemberId, vote));
        return Alone(holder, vote) + before >= terms.MostHeld;
    }

    /// <summary>The vote ahead, where proxies for the meeting speak in it; or null.</summary>
    private VoteAhead? VoteAt(MeetingId meeting, Instant now) =>
        VoteAhead.Of(Proposal, now).Vote is { } vote && MeetingProxies.SpeakUnder(vote.Terms) && (vote.Round is not { } round || round.Held?.MeetingId == meeting) ? vote : null;

    /// <summary>For how many a holder speaks in this decision alone.</summary>
    private int Alone(MemberId holder, VoteAhead vote) => Proxies?.All.Count(proxy => proxy.Holder == holder && IsFor(proxy, vote)) ?? 0;

    private bool IsSpokenFor(MemberId of, VoteAhead vote) => Proxies?.Of(of) is { } proxy && IsFor(proxy, vote);

    private static bool IsFor(Proxy proxy, VoteAhead vote) => proxy.IsFor(vote.RuleId, vote.RuleVersion, vote.Revision, vote.Round?.Id);
}
