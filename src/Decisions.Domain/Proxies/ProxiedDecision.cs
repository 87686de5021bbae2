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
        if (VoteAhead.Of(Proposal, now).Vote is not { Terms.Proxies: { } terms } vote || !MeetingProxies.SpeakUnder(vote.Terms)
            || (vote.Round is { } round && round.Held?.MeetingId != meeting) || IsSpokenFor(member))
            return null;
        var alone = Proxies?.All.Count(proxy => proxy.Holder == holder && IsFor(proxy)) ?? 0;
        var forAll = atMeeting?.All.Count(proxy => proxy.Holder == holder && proxy.MemberId != member && !IsSpokenFor(proxy.MemberId)) ?? 0;
        return alone + forAll < terms.MostHeld ? null : new HolderSpeaksForEnoughThere(holder, Proposal.Id, terms.MostHeld);

        bool IsFor(Proxy proxy) => proxy.IsFor(vote.RuleId, vote.RuleVersion, vote.Revision, vote.Round?.Id);

        bool IsSpokenFor(MemberId of) => Proxies?.Of(of) is { } proxy && IsFor(proxy);
    }
}
