using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>A member takes their proxy back, until it is used.</summary>
public sealed record RevokeProxy(ProposalId ProposalId, MemberId MemberId)
{
    /// <param name="ballot">The member's ballot in the latest round, or null.</param>
    public static Decision Decide(Proposal? proposal, ProposalProxies? state, Ballot? ballot, RevokeProxy command, Instant now)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (VoteAhead.Over(proposal, now) is { } over)
            return over;
        if (state is null)
            return new NoProxyToRevoke(command.MemberId);
        if (state.Of(command.MemberId) is null)
            return Decision.Nothing;
        return proposal.Latest is { Tally: null } && ballot is { Vote.Origin.Proxy: { } holder }
            ? new ProxyIsUsed(holder)
            : Decision.Of(new ProxyRevoked(proposal.Id, command.MemberId));
    }
}
