using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Takes an amendment back before it is put.</summary>
public sealed record WithdrawAmendment(AmendmentId AmendmentId, string? Reason)
{
    public static Decision Decide(AmendmentsMoved? state, WithdrawAmendment command, Instant now) =>
        state?.Find(command.AmendmentId) is not { } amendment ? new AmendmentIsUnknown(command.AmendmentId)
        : amendment.IsWithdrawn ? Decision.Nothing
        : AmendmentGate.Open(state, amendment.Id, now) is { } rejection ? rejection
        : TextRule.Note("reason", command.Reason) is { } unfit ? unfit
        : Decision.Of(new AmendmentWithdrawn(amendment.Id, amendment.ProposalId, TextRule.NoteOrNull(command.Reason)));
}
