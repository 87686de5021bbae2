using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>Puts the turns of a rotation on record that are to be there: the one that runs, and the one after it.</summary>
public sealed record GiveTurn(CircleId CircleId, CircleRole Role, string? Name)
{
    /// <param name="isIn">Whether somebody is in the circle now.</param>
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(CircleTree? circles, CircleMembers? state, GiveTurn command, Func<MemberId, bool> isIn, LocalDate today)
    {
        var first = Next(circles, state, command, isIn, today);
        // Where the first of them begins today, who comes after is told at once too.
        return first.Events is [CircleRoleFilled turn] && Next(circles, state!.Apply(turn), command, isIn, today).Events is [CircleRoleFilled after]
            ? Decision.Of(turn, after)
            : first;
    }

    /// <summary>The next of them alone.</summary>
    public static Decision Next(CircleTree? circles, CircleMembers? state, GiveTurn command, Func<MemberId, bool> isIn, LocalDate today) =>
        CircleGate.Open(circles, command.CircleId) is { } rejection ? rejection
        : state?.RotationOf(command.Role, command.Name) is not { } rotation ? new RoleDoesNotRotate(command.CircleId, command.Role, command.Name)
        : rotation.Due(state.Terms, isIn, today) is not { } turn ? new NoTurnIsDue(command.CircleId, rotation.Role, rotation.Name)
        : Decision.Of(new CircleRoleFilled(command.CircleId, turn.Role, turn.Name, turn.MemberId, turn.From, turn.Until, ByRotation: true));
}
