using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Domain.Circles;

public sealed record TermIsTooLong(int Years) : Rejection(
    RejectionKind.Invalid, "term-is-too-long", $"A term lasts {Years} years at the most. Choose an earlier last day; the role can be filled again then.");

public sealed record RotationNeedsMembers(int Least, int Most) : Rejection(
    RejectionKind.Invalid, "rotation-needs-members", $"An order names {Least} members at least and {Most} at the most. Choose whose turns they are.");

public sealed record RotationNamesTwice(MemberId MemberId) : Rejection(
    RejectionKind.Invalid, "rotation-names-twice", "This member is in the order twice. Each has one place in it; after the last it begins anew.");

public sealed record TurnLengthIsUnfit(TurnUnit Unit, int Most) : Rejection(
    RejectionKind.Invalid, "turn-length-is-unfit", $"A turn lasts from 1 to {Most} {Words<TurnUnit>.Of(Unit)}. Choose another length.");

/// <param name="Latest">The last day on which an order can begin.</param>
public sealed record RotationDayIsUnfit(LocalDate First, LocalDate Today, LocalDate Latest) : Rejection(
    RejectionKind.Invalid, "rotation-day-is-unfit",
    $"The first turn begins from {LocalDatePattern.Iso.Format(Today)}, which is today, to {LocalDatePattern.Iso.Format(Latest)}. Choose a day between them.");

/// <param name="Name">The circle's own name for the role, or null.</param>
public sealed record RoleDoesNotRotate(CircleId CircleId, CircleRole Role, string? Name) : Rejection(
    RejectionKind.Conflict, "role-does-not-rotate", "This role passes on in no order. Whoever leads the circle can state one.");

/// <param name="Name">The circle's own name for the role, or null.</param>
public sealed record NoTurnIsDue(CircleId CircleId, CircleRole Role, string? Name) : Rejection(
    RejectionKind.Conflict, "no-turn-is-due", "The next turn is on record already, or nobody who could take it is in the circle.");

public sealed record NoTurnToPassOver(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "no-turn-to-pass-over", "No turn of theirs in this role is to come. One that has begun can be ended instead.");

public sealed record TurnWasPassedOver(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "turn-was-passed-over", "They were passed over the last time already. Whoever leads the circle can fill the role otherwise.");
