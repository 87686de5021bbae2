using Decisions.Domain.Proposals;

namespace Decisions.Domain.FollowThrough;

/// <summary>What several commands ask of a decision before anything else.</summary>
internal static class FollowThroughGate
{
    /// <summary>Refuses unless members have carried it, and confirmed it where that is asked for.</summary>
    public static Rejection? Carried(Proposal? proposal, ProposalId id) =>
        proposal is null ? new ProposalIsUnknown(id)
        : proposal.IsCarried ? null
        : new NothingFollowsYet(id);
}
