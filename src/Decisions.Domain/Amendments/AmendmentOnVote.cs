using Decisions.Domain.Proposals;

namespace Decisions.Domain.Amendments;

/// <summary>An amendment that was put to the vote.</summary>
/// <param name="Question">The proposal that asks whether it shall be made.</param>
/// <param name="IsCarried">Null until the result is declared.</param>
public sealed record AmendmentOnVote(AmendmentId AmendmentId, ProposalId Question, bool? IsCarried);
