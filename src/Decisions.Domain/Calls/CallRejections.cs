using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Calls;

public sealed record CallIsUnknown(CallId CallId) : Rejection(
    RejectionKind.NotFound, "call-is-unknown", "This decision has no such call for volunteers.");

public sealed record CallExists(CallId CallId) : Rejection(
    RejectionKind.Conflict, "call-exists", "A call for volunteers with this id exists already.");

public sealed record CallIsClosed(CallId CallId) : Rejection(
    RejectionKind.Conflict, "call-is-closed", "This call for volunteers is closed. Make another if more help is needed.");

public sealed record CallHasBegun(CallId CallId, Instant At) : Rejection(
    RejectionKind.Conflict, "call-has-begun", "This has begun, so nobody signs up any more. Ask whoever called whether you can still come.");

public sealed record SignOffIsTooLate(CallId CallId, Instant At) : Rejection(
    RejectionKind.Conflict, "sign-off-is-too-late", "This has begun, so nobody signs off any more. Tell whoever called that you cannot come.");

public sealed record VolunteersStand(CallId CallId) : Rejection(
    RejectionKind.Conflict, "volunteers-stand", "This call is closed, and whoever has a place keeps it. Tell whoever called that you cannot come.");

public sealed record CallIsFull(CallId CallId, int Places) : Rejection(
    RejectionKind.Conflict, "call-is-full",
    $"{(Places == 1 ? "The one place is" : $"All {Places} places are")} taken. Thank you for offering: look at the other calls, or ask whoever called to make room.");

public sealed record PlacesAreTaken(int Places, int Taken) : Rejection(
    RejectionKind.Conflict, "places-are-taken", $"{Taken} have signed up already. Keep at least as many places.");

public sealed record PlacesAreOutOfRange(int Places, int Limit) : Rejection(
    RejectionKind.Invalid, "places-are-out-of-range", $"Call for at least one and at most {Limit} volunteers.");

public sealed record TooManySkills(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-skills", $"{Count} skills are more than the {Limit} that a call can name. Name those that matter most.");

public sealed record SkillIsUnfit(string Skill) : Rejection(
    RejectionKind.Invalid, "skill-is-unfit", $"Name a skill in letters alone, in at most {CallTerms.SkillLimit} of them, such as 'first aid'.");

public sealed record PlaceIsMissing() : Rejection(
    RejectionKind.Invalid, "place-is-missing", "Say where volunteers are needed on site.");

public sealed record MinutesAreOutOfRange(int Minutes, int Limit) : Rejection(
    RejectionKind.Invalid, "minutes-are-out-of-range", $"Give from 1 to {Limit} minutes.");

public sealed record CallWouldBeOver(Instant At) : Rejection(
    RejectionKind.Invalid, "call-would-be-over", "Choose a time to come at which it begins, or none.");

public sealed record MemberIsNoVolunteer(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "member-is-no-volunteer", "This member has no place in this call. Thank those who have.");

public sealed record ThanksAreForOthers(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "thanks-are-for-others", "Your own hours are for someone else to thank you for.");

public sealed record WorkIsAhead(Instant At) : Rejection(
    RejectionKind.Conflict, "work-is-ahead", "This has not begun yet. Thank volunteers for their hours once they have given them.");
