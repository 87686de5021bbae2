using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.FollowThrough;

/// <summary>
/// Which decisions are in force: those that members have carried and no other that they carried supersedes. It follows from what is
/// on record and is stored nowhere.
/// </summary>
public static class DecisionsInForce
{
    /// <summary>The decisions that supersede this one, which may be several; none while it is in force.</summary>
    public static ImmutableArray<ProposalId> Superseding(ProposalId decision, IEnumerable<Proposal> all) =>
        [.. all.Where(other => other.IsCarried && other.Supersedes.Contains(decision)).Select(other => other.Id)];

    public static bool Contain(Proposal decision, IEnumerable<Proposal> all) =>
        decision.IsCarried && Superseding(decision.Id, all).IsEmpty;
}
