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
    public static ImmutableArray<MemberId> In(
        Meeting meeting, ProposalProxies? proxies, DecisionRule? terms, RuleId rule, int version, int revision)
    {
        if (terms is not { Presence.CountsProxies: true, Proxies: not null } || proxies is null)
            return [];
        var present = meeting.Present.ToHashSet();
        return
        [
            .. proxies.All.Where(proxy => proxy.IsFor(rule, version, revision, round: null) && present.Contains(proxy.Holder) && !present.Contains(proxy.MemberId))
                .Select(proxy => proxy.MemberId),
        ];
    }

    /// <summary>The same in the vote that is ahead of a proposal; nobody where that is under another version of a rule.</summary>
    public static ImmutableArray<MemberId> Ahead(Meeting meeting, Proposal proposal, ProposalProxies? proxies, Rule rule, Instant now) =>
        VoteAhead.Of(proposal, now).Vote is { Round: null } vote && vote.RuleId == rule.Id && vote.RuleVersion == rule.Version
            ? In(meeting, proxies, rule.Terms, rule.Id, rule.Version, vote.Revision)
            : [];
}
