using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.FollowThrough;

/// <summary>Plans the day at which a decision is looked at again: before it is made, or after.</summary>
/// <param name="Criteria">How one will tell whether it did what it was for, or null.</param>
public sealed record PlanReview(ProposalId ProposalId, LocalDate On, string? Criteria)
{
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(FollowUp? state, Proposal? proposal, PlanReview command, LocalDate today)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (proposal.IsWithdrawn)
            return new ProposalIsWithdrawn(proposal.Id);
        // What a review has set was not agreed with positions.
        if (state is { ReviewOn: { } planned, Reviews.IsEmpty: true } && planned != command.On && proposal.Sought is not null && (proposal.IsInPass || (proposal.IsDecided && command.On > planned)))
            return new ReviewStandsAsAgreed(planned);
        if (command.On <= today)
            return new ReviewIsNotAhead(command.On, today);
        if (TextRule.Note("criteria", command.Criteria) is { } unfit)
            return unfit;
        var criteria = TextRule.NoteOrNull(command.Criteria);
        return state is { } known && known.ReviewOn == command.On && known.Criteria == criteria
            ? Decision.Nothing
            : Decision.Of(new ReviewPlanned(proposal.Id, command.On, criteria));
    }
}
