using Decisions.Domain.Members;

namespace Decisions.Domain.Delegations;

public sealed record DelegationIsToOneself() : Rejection(
    RejectionKind.Invalid, "delegation-is-to-oneself", "You vote for yourself already. Choose another member.");

public sealed record DelegatorIsNoMember(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "delegator-is-no-member", "Only a member who has joined and is not suspended can let another vote for them.");

public sealed record NoDelegationToRevoke(MemberId MemberId, string? Topic = null) : Rejection(
    RejectionKind.NotFound, "no-delegation-to-revoke",
    Topic is null ? "You let nobody vote for you in all else." : $"You let nobody vote for you in the topic '{Topic}'.");

public sealed record DelegationNeedsFreeHolders() : Rejection(
    RejectionKind.Invalid, "delegation-needs-free-holders",
    "Where every proxy is instructed, nobody can vote for another until that is revoked. Let holders decide, or leave delegation out.");

public sealed record YouSpeakForEnough(int Most) : Rejection(
    RejectionKind.Conflict, "you-speak-for-enough", $"You speak for {Most} in this decision already, and its rule allows no more.");
