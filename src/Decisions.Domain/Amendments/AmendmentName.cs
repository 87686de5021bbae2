using Decisions.Domain.Proposals;

namespace Decisions.Domain.Amendments;

/// <summary>An amendment, and the proposal that it would change.</summary>
public sealed record AmendmentName(ProposalId ProposalId, AmendmentId AmendmentId);
