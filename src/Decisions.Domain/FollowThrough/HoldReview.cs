using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.FollowThrough;

/// <summary>Says what was found when a decision was looked at again, and what comes of it.</summary>
/// <param name="Note">What came of the evaluation criteria, or null.</param>
/// <param name="NextOn">When it is looked at next, or null.</param>
/// <param name="NoneFurther">Whether it is said that no further review is planned.</param>
/// <param name="LeadsTo">The proposal that would change it, where there is one already; or null.</param>
public sealed record HoldReview(
    ProposalId ProposalId, MemberId By, string Text, string? Note, ReviewConclusion Conclusion, LocalDate? NextOn, bool NoneFurther,
    ProposalId? LeadsTo)
{
    /// <param name="leadsTo">The proposal that it names as leading to, where there is one.</param>
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(FollowUp? state, Proposal? proposal, Proposal? leadsTo, HoldReview command, LocalDate today)
    {
        if (FollowThroughGate.Carried(proposal, command.ProposalId) is { } rejection)
            return rejection;
        if ((TextRule.Text("text", command.Text, TextRule.NoteLimit) ?? TextRule.Note("note", command.Note)) is { } unfit)
            return unfit;
        if (command.LeadsTo is { } named)
        {
            if (command.Conclusion == ReviewConclusion.Keep || named == command.ProposalId)
                return new ReviewLeadsNowhere(named);
            if (leadsTo is null)
                return new ProposalIsUnknown(named);
        }
        var held = new HeldReview(
            command.By, command.Text, TextRule.NoteOrNull(command.Note), command.Conclusion, command.NextOn, command.LeadsTo);
        if (state is { Reviews: [.., var last] } && last == held && state.ReviewOn == held.NextOn)
            return Decision.Nothing;
        // What is to be changed may wait for the proposal; what is kept is either looked at again or not.
        if (command.Conclusion == ReviewConclusion.Keep ? command.NextOn is null != command.NoneFurther : command is { NextOn: not null, NoneFurther: true })
            return new NextReviewIsUnclear();
        if (command.NextOn <= today)
            return new ReviewIsNotAhead(command.NextOn.Value, today);
        // Members agreed with the day in view: a review before it cannot put it off, nor do away with it.
        if (state is { ReviewOn: { } agreed, Reviews.IsEmpty: true } && proposal!.Sought is not null && today < agreed
            && (command.NextOn is null || command.NextOn > agreed))
            return new ReviewStandsAsAgreed(agreed);
        return Decision.Of(new ReviewHeld(command.ProposalId, held.By, held.Text, held.Note, held.Conclusion, held.NextOn, held.LeadsTo));
    }
}
