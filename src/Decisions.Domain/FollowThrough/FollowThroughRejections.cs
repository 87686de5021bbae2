using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.FollowThrough;

public sealed record ReviewIsNotAhead(LocalDate On, LocalDate Today) : Rejection(
    RejectionKind.Invalid, "review-is-not-ahead", "Choose a day after today at which the decision is looked at again.");

public sealed record ReviewStandsAsAgreed(LocalDate On) : Rejection(
    RejectionKind.Conflict, "review-stands-as-agreed", "Members gave their positions with this day in view. It can be looked at sooner once it is agreed, and not later.");

public sealed record ReviewDateIsMissing() : Rejection(
    RejectionKind.Conflict, "review-date-is-missing", "Say first when the decision will be looked at again: it is agreed only with such a date.");

public sealed record NothingFollowsYet(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "nothing-follows-yet",
    "Members have not carried this proposal, or not confirmed it yet, so nothing follows from it. Wait for its result.");

public sealed record NextReviewIsUnclear() : Rejection(
    RejectionKind.Invalid, "next-review-is-unclear", "Say on which day it is looked at next, or that no further review is planned: one of the two.");

public sealed record ReviewLeadsNowhere(ProposalId LeadsTo) : Rejection(
    RejectionKind.Invalid, "review-leads-nowhere", "Only a review that finds a change is needed leads to a proposal, and to another than this. Leave it out.");
