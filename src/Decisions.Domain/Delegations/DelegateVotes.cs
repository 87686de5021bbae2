using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proxies;
using Decisions.Domain.Topics;

namespace Decisions.Domain.Delegations;

/// <summary>
/// A member lets another vote for them until revoked, in every decision of a topic, or in all for whose topic they name nobody:
/// wherever the rule allows it and they neither vote nor appoint a proxy. It goes one step: whom the holder has named does not
/// vote for the member, so no circle of members comes of it.
/// </summary>
/// <param name="Topic">Null for all else.</param>
public sealed record DelegateVotes(MemberId MemberId, MemberId Holder, string? Topic = null)
{
    /// <param name="holderHasJoined">Whether the holder is a member who is not suspended.</param>
    /// <param name="topics">The community's; default where it has named none.</param>
    public static Decision Decide(
        Delegation? state, DelegateVotes command, bool hasJoined, bool holderHasJoined, ImmutableArray<string> topics = default) =>
        command.Holder == command.MemberId ? new DelegationIsToOneself()
        : !hasJoined ? new DelegatorIsNoMember(command.MemberId)
        : !holderHasJoined ? new HolderIsNoMember(command.Holder)
        : state?.Named(command.Topic)?.Holder == command.Holder ? Decision.Nothing
        : ChooseTopic.Check(command.Topic, topics) is { } unknown ? unknown
        : Decision.Of(new VotesDelegated(command.MemberId, command.Holder, command.Topic));
}
