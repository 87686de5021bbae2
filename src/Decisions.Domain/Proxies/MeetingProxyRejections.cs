using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Proxies;

public sealed record AppointerIsNoMember(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "appointer-is-no-member", "Only a member who has joined and is not suspended can appoint a proxy for a meeting.");

/// <param name="ProposalId">The decision in which they do.</param>
public sealed record HolderSpeaksForEnoughThere(MemberId Holder, ProposalId ProposalId, int Most) : Rejection(
    RejectionKind.Conflict, "holder-speaks-for-enough-there",
    $"In a decision on the agenda this member speaks for {Most} already, and its rule allows no more. Choose another.");

/// <param name="ProposalId">The decision in which they have.</param>
public sealed record MeetingProxyIsUsed(MemberId Holder, ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "meeting-proxy-is-used",
    "Your proxy has voted for you in a vote that is not over. If you want something else in it, vote yourself. You can change or take back the proxy once the result is declared.");

public sealed record NoMeetingProxyToRevoke(MemberId MemberId) : Rejection(
    RejectionKind.NotFound, "no-meeting-proxy-to-revoke", "You have no proxy for this meeting.");
