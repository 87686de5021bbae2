using Decisions.Domain.Members;

namespace Decisions.Domain.Delegations;

/// <summary>A member takes their delegation back.</summary>
public sealed record RevokeDelegation(MemberId MemberId)
{
    public static Decision Decide(Delegation? state, RevokeDelegation command) =>
        state is null ? new NoDelegationToRevoke(command.MemberId)
        : state.Holder is null ? Decision.Nothing
        : Decision.Of(new DelegationRevoked(command.MemberId));
}
