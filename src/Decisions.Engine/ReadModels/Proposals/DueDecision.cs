using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Following;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>A decision of which something is due.</summary>
/// <param name="Version">The version that its stream stands at, as far as the read models know.</param>
public readonly record struct DueDecision(CommunityId Community, ProposalId Proposal, long Version) : IDue
{
    Guid IDue.Key => Proposal.Value;
}
