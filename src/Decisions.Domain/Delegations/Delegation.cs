using System.Diagnostics;
using Decisions.Domain.Members;

namespace Decisions.Domain.Delegations;

/// <summary>Who votes for a member until that is taken back.</summary>
/// <param name="Holder">Null where it was taken back.</param>
public sealed record Delegation(MemberId MemberId, MemberId? Holder)
{
    public static Delegation Create(VotesDelegated e) => new(e.MemberId, e.Holder);

    public Delegation Apply(VotesDelegated e) => this with { Holder = e.Holder };

    public Delegation Apply(DelegationRevoked _) => this with { Holder = null };

    public static Delegation Fold(Delegation? state, IDelegationEvent @event) => @event switch
    {
        VotesDelegated e => state is null ? Create(e) : state.Apply(e),
        DelegationRevoked e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
