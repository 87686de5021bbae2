using Decisions.Domain.Proposals;

namespace Decisions.Domain.Amendments;

/// <summary>Makes a proposal of its own of an amendment that was lost.</summary>
/// <param name="Becomes">The proposal; drafted in the same step, and names the amendment.</param>
public sealed record ProposeAnew(AmendmentId AmendmentId, ProposalId Becomes)
{
    public static Decision Decide(AmendmentsMoved? state, ProposeAnew command) =>
        state?.Find(command.AmendmentId) is not { } amendment ? new AmendmentIsUnknown(command.AmendmentId)
        : state.StatusOf(amendment) != AmendmentStatus.Lost ? new AmendmentIsNotLost(amendment.Id)
        : amendment.Became is { } became ? new AmendmentIsProposedAnew(amendment.Id, became)
        : Decision.Of(new AmendmentProposedAnew(amendment.Id, amendment.ProposalId, command.Becomes));
}
