using Decisions.Domain.Members;

namespace Decisions.Domain.Delegations;

/// <summary>A member takes a delegation back.</summary>
/// <param name="Topic">The one for this topic; null for the one for all else.</param>
public sealed record RevokeDelegation(MemberId MemberId, string? Topic = null)
{
    public static Decision Decide(Delegation? state, RevokeDelegation command) =>
        state?.Named(command.Topic) is not { } named ? new NoDelegationToRevoke(command.MemberId, command.Topic)
        : named.Holder is null ? Decision.Nothing
        : Decision.Of(new DelegationRevoked(command.MemberId, command.Topic));
}
