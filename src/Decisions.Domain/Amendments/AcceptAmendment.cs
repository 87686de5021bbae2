using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>
/// Makes an amendment without a vote: the proposer's own act, or for an amendment of an amendment its mover's, and only
/// before voting on the proposal has opened. From then on the text belongs to the meeting.
/// </summary>
public sealed record AcceptAmendment(AmendmentId AmendmentId, MemberId By)
{
    public static Decision Decide(AmendmentsMoved? state, AcceptAmendment command, Instant now)
    {
        if (state?.Find(command.AmendmentId) is not { } amendment)
            return new AmendmentIsUnknown(command.AmendmentId);
        if (amendment.IsAccepted)
            return Decision.Nothing;
        if (AmendmentGate.Open(state, amendment.Id, now) is { } rejection)
            return rejection;
        if (command.By != (state.AmendedBy(amendment)?.Mover ?? state.Proposal.Proposer))
            return new AmendmentIsNotTheirsToAccept(amendment.Id);
        if (state.Proposal.Latest is not null)
            return new TextBelongsToTheMeeting(amendment.ProposalId);
        if (state.Proposal.Pending is { } pending)
            return new AmendmentIsBeingDecided(pending.AmendmentId);
        if (!state.IsUpToDate(amendment))
            return new AmendmentIsOutdated(amendment.Id, amendment.Base, state.TargetNumberOf(amendment));
        return amendment.Current.HasWordsRemoved
            ? new AmendmentHasWordsRemoved(amendment.Id)
            : Decision.Of(new AmendmentAccepted(amendment.Id, amendment.ProposalId, state.TargetNumberOf(amendment) + 1));
    }
}
