using System.Diagnostics;
using Decisions.Domain.Members;

namespace Decisions.Domain.Delegations;

/// <summary>Who votes for a member until that is taken back.</summary>
/// <param name="Holder">Null where it was taken back.</param>
public sealed record Delegation(MemberId MemberId, MemberId? Holder)
{
    public static Delegation Fold(Delegation? state, IDelegationEvent @event) => @event switch
    {
        VotesDelegated e => new(e.MemberId, e.Holder),
        DelegationRevoked => state! with { Holder = null },
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
