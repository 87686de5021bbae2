using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>Who counts for the quorum of a meeting though they are not there: whose proxy is held by somebody who is (model articles of worker co-operatives).</summary>
public static class Represented
{
    /// <summary>Who they are in one vote, whether on its roll or not; nobody where the rule counts only those present.</summary>
    /// <param name="atMeeting">The proxies for this meeting, or null: a holder is counted for no more of them than the rule lets them speak for.</param>
    /// <param name="hasJoined">Whether a member has joined and is not suspended: nobody else stands for another at a meeting, or is stood for.</param>
    public static ImmutableArray<MemberId> In(
        Meeting meeting, Func<MemberId, bool> hasJoined, ProposalProxies? proxies, DecisionRule? terms, RuleId rule, int version, int revision,
        MeetingProxies? atMeeting = null)
    {
        if (terms is not { Presence.CountsProxies: true, Proxies: { } allowed })
            return [];
        var present = meeting.Present.ToHashSet();
        var alone = proxies?.All.Where(proxy => proxy.IsFor(rule, version, revision, round: null)).ToList() ?? [];
        var represented = alone.Where(proxy => StandsFor(proxy.Holder, proxy.MemberId)).Select(proxy => proxy.MemberId).ToList();
        if (atMeeting is not null && MeetingProxies.SpeakUnder(terms))
            foreach (var held in atMeeting.All.Where(proxy => alone.All(own => own.MemberId != proxy.MemberId)).GroupBy(proxy => proxy.Holder))
                represented.AddRange(held.Where(proxy => StandsFor(proxy.Holder, proxy.MemberId)).Select(proxy => proxy.MemberId)
                    .Take(Math.Max(0, allowed.MostHeld - alone.Count(proxy => proxy.Holder == held.Key))));
        return [.. represented];

        bool StandsFor(MemberId holder, MemberId member) =>
            present.Contains(holder) && hasJoined(holder) && !present.Contains(member) && hasJoined(member);
    }

    /// <summary>The same in the vote that is ahead of a proposal; nobody where that is under another version of a rule.</summary>
    public static ImmutableArray<MemberId> Ahead(
        Meeting meeting, Func<MemberId, bool> hasJoined, Proposal proposal, ProposalProxies? proxies, Rule rule, Instant now,
        MeetingProxies? atMeeting = null) =>
        VoteAhead.Of(proposal, now).Vote is { Round: null } vote && vote.RuleId == rule.Id && vote.RuleVersion == rule.Version
            ? In(meeting, hasJoined, proxies, rule.Terms, rule.Id, rule.Version, vote.Revision, atMeeting)
            : [];
}
