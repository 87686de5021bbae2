using Decisions.Domain.Ballots;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Proxies;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens to the proxies for one proposal. Stream: proxy/{proposal}. Nobody is told what they say but the member
/// themselves and, once the proposal is decided, the auditor.
/// </summary>
public interface IProxyEvent : IDomainEvent
{
    ProposalId ProposalId { get; }

    MemberId MemberId { get; }
}

/// <summary>A member appoints a proxy, in the place of one they had.</summary>
/// <param name="Holder">Who speaks for the member.</param>
/// <param name="RuleId">The rule of the vote. The proxy is for no other.</param>
/// <param name="Revision">The text that the member has read.</param>
/// <param name="Instruction">How the member votes on it; null to leave it to the holder.</param>
/// <param name="IsFreeOnOtherTexts">Whether the holder decides if the text changes; else the proxy lapses then.</param>
public sealed record ProxyAppointed(
    ProposalId ProposalId, MemberId MemberId, MemberId Holder, RuleId RuleId, int RuleVersion, int Revision, Choice? Instruction,
    bool IsFreeOnOtherTexts)
    : IProxyEvent;

/// <summary>The holder of a member's delegation votes by it for the first time in a round: from then on it is a free proxy for that round, and for no other.</summary>
public sealed record DelegationUsed(
    ProposalId ProposalId, RoundId RoundId, MemberId MemberId, MemberId Holder, RuleId RuleId, int RuleVersion, int Revision)
    : IProxyEvent;

/// <summary>
/// The holder of a member's proxy for a meeting votes by it for the first time in a round held there: from then on it is a free
/// proxy for that round, and for no other.
/// </summary>
public sealed record MeetingProxyUsed(
    ProposalId ProposalId, RoundId RoundId, MeetingId MeetingId, MemberId MemberId, MemberId Holder, RuleId RuleId, int RuleVersion, int Revision)
    : IProxyEvent;

/// <summary>A member takes their proxy back.</summary>
public sealed record ProxyRevoked(ProposalId ProposalId, MemberId MemberId) : IProxyEvent;
