using NodaTime;

namespace Decisions.Domain.FollowThrough;

public sealed record ReviewIsNotAhead(LocalDate On, LocalDate Today) : Rejection(
    RejectionKind.Invalid, "review-is-not-ahead", "Choose a day after today at which the decision is looked at again.");

public sealed record ReviewStandsAsAgreed(LocalDate On) : Rejection(
    RejectionKind.Conflict, "review-stands-as-agreed", "Members gave their positions with this day in view. It can be looked at sooner once it is agreed, and not later.");

public sealed record ReviewDateIsMissing() : Rejection(
    RejectionKind.Conflict, "review-date-is-missing", "Say first when the decision will be looked at again: it is agreed only with such a date.");
