using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>What several commands ask of an amendment before anything else.</summary>
internal static class AmendmentGate
{
    /// <summary>Refuses unless there is such an amendment, it may still be put, and the text may still change.</summary>
    public static Rejection? Open(AmendmentsMoved moved, AmendmentId id, Instant now) =>
        moved.Find(id) is not { } amendment ? new AmendmentIsUnknown(id)
        : Amendable(moved.Proposal, now) is { } rejection ? rejection
        : moved.IsOpen(amendment) ? null
        : new AmendmentIsNotOpen(id, moved.StatusOf(amendment));

    /// <summary>Refuses unless the text may still change: voting on it may be open, and must not have closed.</summary>
    public static Rejection? Amendable(Proposal proposal, Instant now) =>
        proposal.Sought is not null ? new AgreementIsSought(proposal.Id)
        : proposal.Puts is not null ? new QuestionHasNoAmendments(proposal.Id)
        : proposal.Change is not null ? new RuleChangeHasNoAmendments(proposal.Id)
        : ProposalGate.Unclosed(proposal, now) is { } rejection ? rejection
        : proposal.Latest is { Tally: null } round && (round.Notice is not null || round.Confirmation is not null) ? new TextStandsAsNotified(proposal.Id)
        : null;
}
