using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Selections;

public sealed record SelectionIsUnknown(SelectionId SelectionId) : Rejection(
    RejectionKind.NotFound, "selection-is-unknown", "This circle has no such selection.");

public sealed record SelectionExists(SelectionId SelectionId) : Rejection(
    RejectionKind.Conflict, "selection-exists", "A selection with this id exists already.");

public sealed record SelectionIsOver(SelectionId SelectionId) : Rejection(
    RejectionKind.Conflict, "selection-is-over", "This selection is over. Begin another, if the role is to be filled anew.");

/// <param name="Members">How many are in the circle.</param>
public sealed record CircleIsTooLargeToSelect(int Members, int Limit) : Rejection(
    RejectionKind.Conflict, "circle-is-too-large-to-select",
    $"At most {Limit} members choose together so, since each hears all the others. Let the circle elect by a vote.");

public sealed record HearingNeedsTime(Instant NominateUntil, Instant ChangeUntil) : Rejection(
    RejectionKind.Invalid, "hearing-needs-time", "Members need time to hear each other. End the changes later than the nominations.");

/// <param name="Days">How long it may take at most.</param>
public sealed record SelectionTakesTooLong(Instant ChangeUntil, int Days) : Rejection(
    RejectionKind.Invalid, "selection-takes-too-long", $"Members nominate and hear each other within {Days} days. End the changes sooner.");

/// <param name="Until">The last day of the term.</param>
public sealed record TermEndsBeforeHearing(LocalDate Until, Instant ChangeUntil) : Rejection(
    RejectionKind.Invalid, "term-ends-before-hearing", "The term would be over before members have heard each other. Choose a later last day, or end the changes sooner.");

public sealed record MemberIsNotAsked(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "member-is-not-asked", "Those nominate who were in the circle when this began and are in it still. You take part when consent is sought.");

/// <param name="Limit">How often each may say whom they nominate.</param>
public sealed record TooManyNominations(int Limit) : Rejection(
    RejectionKind.Conflict, "too-many-nominations", $"You have said whom you nominate {Limit} times, and what you said last stands. What you think of the nominee you can say when consent is sought.");

/// <param name="Until">They are shown then at the latest.</param>
public sealed record NominationsAreHidden(int Unspoken, Instant Until) : Rejection(
    RejectionKind.Conflict, "nominations-are-hidden",
    $"{(Unspoken == 1 ? "One of those who are asked has" : $"{Unspoken} of those who are asked have")} not spoken yet. Wait for them, or until the time is up.");

public sealed record HearingIsOver(SelectionId SelectionId) : Rejection(
    RejectionKind.Conflict, "hearing-is-over", "The time to change what you said is over. What you think of the nominee you can say when consent is sought.");

/// <param name="Until">It is over then at the latest.</param>
public sealed record HearingIsOpen(int Unheard, Instant Until) : Rejection(
    RejectionKind.Conflict, "hearing-is-open",
    $"{(Unheard == 1 ? "One member has" : $"{Unheard} members have")} not said whether they keep or change what they said. Wait for them, or go on with a reason.");

public sealed record NobodyNominates(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "nobody-nominates", "Nobody who is in the circle nominates this member. Propose one of the nominees.");

public sealed record NomineeIsProposed(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "nominee-is-proposed", "A nominee is proposed and the circle has not decided. Let it decide, or withdraw that proposal first.");

public sealed record RoleIsFilledByConsent(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "role-is-filled-by-consent", "This fills a role that the circle chose for together, so consent is sought on it and nobody votes. Begin a consent round.");

public sealed record RoleIsOfItsCircle(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "role-is-of-its-circle", "This fills a role of the circle that it is with, so that circle decides it.");
