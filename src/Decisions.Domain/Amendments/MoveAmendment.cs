using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Moves an amendment: says what the whole would say instead.</summary>
/// <param name="Base">The revision that the mover has read, or the wording of the amendment that is to be amended. It must be the latest.</param>
/// <param name="Amends">The amendment to be amended, or null for the proposal itself.</param>
public sealed record MoveAmendment(
    AmendmentId AmendmentId, ProposalId ProposalId, MemberId Mover, int Base, Wording Wording, string? Reason, AmendmentId? Amends)
{
    /// <summary>As many as may be open at once on one proposal.</summary>
    public const int MostOpen = 50;

    public static Decision Decide(AmendmentsMoved? state, MoveAmendment command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.Find(command.AmendmentId) is not null)
            return new AmendmentExists(command.AmendmentId);
        if (AmendmentGate.Amendable(state.Proposal, now) is { } rejection)
            return rejection;
        if (command.Amends is { } primary)
        {
            if (AmendmentGate.Open(state, primary, now) is { } closed)
                return closed;
            if (state.Find(primary)!.Amends is not null)
                return new AmendmentIsTooDeep(primary);
        }
        if (state.All.Count(state.IsOpen) >= MostOpen)
            return new TooManyAmendments(MostOpen);
        if (ProposalText.Check(command.Wording.Title, command.Wording.Text, command.Wording.Options) is { } unfit)
            return unfit;
        if (TextRule.Note("reason", command.Reason) is { } badReason)
            return badReason;
        var wording = command.Wording.Kept();
        var moved = new AmendmentMoved(
            command.AmendmentId, command.ProposalId, command.Mover, command.Base, wording.Title, wording.Text, wording.Options,
            TextRule.NoteOrNull(command.Reason), command.Amends);
        var amendment = Amendment.Create(moved);
        if (!state.IsUpToDate(amendment))
            return new AmendmentIsOutdated(command.AmendmentId, command.Base, state.TargetNumberOf(amendment));
        return wording.Says(state.TargetOf(amendment)) ? new AmendmentChangesNothing(command.AmendmentId) : Decision.Of(moved);
    }
}
