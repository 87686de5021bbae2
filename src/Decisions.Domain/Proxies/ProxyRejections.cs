using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Proxies;

public sealed record NoVoteIsAhead(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "no-vote-is-ahead",
    "No notice of a vote is given and voting is not open, so nobody knows yet whether its rule allows proxies. Appoint one once there is notice, or once voting opens.");

public sealed record ProxiesAreNotAllowed(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "proxies-are-not-allowed", "The rule of this vote allows no proxies. Please vote yourself.");

public sealed record ProxyIsOneself() : Rejection(
    RejectionKind.Invalid, "proxy-is-oneself", "You cannot be your own proxy. Vote yourself, or choose another member.");

public sealed record AppointerMayNotVote(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "appointer-may-not-vote", "You may not vote in this decision, so nobody can vote for you.");

public sealed record HolderIsNoMember(MemberId Holder) : Rejection(
    RejectionKind.Invalid, "holder-is-no-member", "A proxy is held by a member who has joined and is not suspended. Choose another.");

public sealed record InstructionIsRequired() : Rejection(
    RejectionKind.Invalid, "instruction-is-required", "By the rule of this vote, a proxy says how you vote. Please give an instruction.");

public sealed record InstructionIsNotAllowed() : Rejection(
    RejectionKind.Invalid, "instruction-is-not-allowed", "By the rule of this vote, your proxy decides. Leave the instruction out, or vote yourself.");

public sealed record HolderSpeaksForEnough(MemberId Holder, int Most) : Rejection(
    RejectionKind.Conflict, "holder-speaks-for-enough",
    $"This member speaks for {Most} already, and the rule of this vote allows no more. Choose another.");

public sealed record MemberHasVoted(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "member-has-voted", "The member has voted themselves, or taken a vote back, so no proxy votes for them in this vote.");

public sealed record ProxyIsUsed(MemberId Holder) : Rejection(
    RejectionKind.Conflict, "proxy-is-used", "Your proxy has voted for you. If you want something else, vote yourself: your own vote takes its place.");

public sealed record NoProxyToRevoke(MemberId MemberId) : Rejection(
    RejectionKind.NotFound, "no-proxy-to-revoke", "You have no proxy in this decision.");

public sealed record NoProxyIsHeld(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "no-proxy-is-held", "You hold no proxy of this member in this decision.");

public sealed record ProxyHasLapsed(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "proxy-has-lapsed", "The text or the rule has changed since this proxy was given, so it has lapsed. The member can appoint you again.");

public sealed record ProxyIsInstructed(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "proxy-is-instructed", "This member has said how they vote. It is cast by itself once voting has closed.");
