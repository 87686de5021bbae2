using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Actions;

public sealed record ActionIsUnknown(ActionId ActionId) : Rejection(
    RejectionKind.NotFound, "action-is-unknown", "This decision has no such action.");

public sealed record ActionExists(ActionId ActionId) : Rejection(
    RejectionKind.Conflict, "action-exists", "An action with this id exists already.");

public sealed record ActionIsDone(ActionId ActionId) : Rejection(
    RejectionKind.Conflict, "action-is-done", "This action is done. Open it again first if it is not.");

public sealed record ActionIsDropped(ActionId ActionId) : Rejection(
    RejectionKind.Conflict, "action-is-dropped", "This action was dropped. Open it again first if it is needed after all.");

public sealed record ActionHasOwner(ActionId ActionId, MemberId Owner) : Rejection(
    RejectionKind.Conflict, "action-has-owner", "Another member sees to this action. Ask them whether you can help, or whether they hand it back.");

public sealed record ActionIsNotTheirs(ActionId ActionId) : Rejection(
    RejectionKind.Forbidden, "action-is-not-theirs", "Only the member who sees to an action can hand it back.");

public sealed record OwnerIsNoMember(MemberId Owner) : Rejection(
    RejectionKind.Invalid, "owner-is-no-member", "Name a member who has joined and is not suspended, or nobody for now.");

public sealed record DueDayIsPast(LocalDate Due, LocalDate Today) : Rejection(
    RejectionKind.Invalid, "due-day-is-past", "Choose today or a later day, or none.");
