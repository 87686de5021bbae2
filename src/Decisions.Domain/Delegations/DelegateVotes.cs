using Decisions.Domain.Members;
using Decisions.Domain.Proxies;

namespace Decisions.Domain.Delegations;

/// <summary>
/// A member lets another vote for them until revoked, in every decision whose rule allows it and in which they neither vote nor
/// appoint a proxy. It goes one step: whom the holder has named does not vote for the member, so no circle of members comes of it.
/// </summary>
public sealed record DelegateVotes(MemberId MemberId, MemberId Holder)
{
    /// <param name="holderHasJoined">Whether the holder is a member who is not suspended.</param>
    public static Decision Decide(Delegation? state, DelegateVotes command, bool hasJoined, bool holderHasJoined) =>
        command.Holder == command.MemberId ? new DelegationIsToOneself()
        : !hasJoined ? new DelegatorIsNoMember(command.MemberId)
        : !holderHasJoined ? new HolderIsNoMember(command.Holder)
        : state?.Holder == command.Holder ? Decision.Nothing
        : Decision.Of(new VotesDelegated(command.MemberId, command.Holder));
}
