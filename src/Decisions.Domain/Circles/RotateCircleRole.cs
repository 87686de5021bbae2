using System.Collections.Immutable;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>Has a role of a circle pass on in an order at the end of each turn. Stated anew, it takes the place of the order before.</summary>
/// <param name="Name">The circle's own name for it, where it is a role of its own.</param>
public sealed record RotateCircleRole(
    CircleId CircleId, CircleRole Role, string? Name, ImmutableArray<MemberId> Order, TurnLength Length, LocalDate First)
{
    /// <param name="isIn">Whether somebody is in the circle now.</param>
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(CircleTree? circles, CircleMembers? state, RotateCircleRole command, Func<MemberId, bool> isIn, LocalDate today)
    {
        if ((CircleGate.Open(circles, command.CircleId) ?? CircleGate.Role(command.Role, command.Name)) is { } unfit)
            return unfit;
        if (command.Role == CircleRole.Delegate && circles!.Find(command.CircleId)!.Parent is null)
            return new CircleIsInsideNone(command.CircleId);
        if (command.Order.IsDefault || command.Order.Length is < Rotation.LeastMembers or > Rotation.MostMembers)
            return new RotationNeedsMembers(Rotation.LeastMembers, Rotation.MostMembers);
        HashSet<MemberId> named = [];
        foreach (var member in command.Order)
            if (!named.Add(member))
                return new RotationNamesTwice(member);
            else if (!isIn(member))
                return new MemberIsNotInCircle(command.CircleId, member);
        if (!command.Length.IsFit)
            return new TurnLengthIsUnfit(command.Length.Unit, TurnLength.Most(command.Length.Unit));
        var (before, name) = (state?.RotationOf(command.Role, command.Name?.Trim()), command.Name?.Trim());
        if (before is not null && before.Name == name && before.Order.SequenceEqual(command.Order) && before.Length == command.Length && before.First == command.First)
            return Decision.Nothing;
        var latest = today.PlusYears(RoleTerm.LongestYears);
        return command.First < today || command.First > latest
            ? new RotationDayIsUnfit(command.First, today, latest)
            : Decision.Of(new CircleRotationStated(command.CircleId, command.Role, name, command.Order, command.Length, command.First));
    }
}

/// <summary>Has a role pass on in no order any more, for a reason on record.</summary>
public sealed record EndRotation(CircleId CircleId, CircleRole Role, string? Name, string Reason)
{
    public static Decision Decide(CircleTree? circles, CircleMembers? state, EndRotation command)
    {
        if (circles?.Find(command.CircleId) is null)
            return new CircleIsUnknown(command.CircleId);
        if ((CircleGate.Role(command.Role, command.Name) ?? TextRule.Text("reason", command.Reason, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        return state?.RotationOf(command.Role, command.Name?.Trim()) is not { } rotation
            ? Decision.Nothing
            : Decision.Of(new CircleRotationEnded(command.CircleId, rotation.Role, rotation.Name, command.Reason));
    }
}
