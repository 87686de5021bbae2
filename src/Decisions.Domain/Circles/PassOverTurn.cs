using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>A member asks to be passed over for their turn that is to come: once, and then again only after they have had one.</summary>
public sealed record PassOverTurn(CircleId CircleId, CircleRole Role, string? Name, MemberId MemberId, string? Reason)
{
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(CircleTree? circles, CircleMembers? state, PassOverTurn command, LocalDate today)
    {
        if ((CircleGate.Open(circles, command.CircleId) ?? CircleGate.Role(command.Role, command.Name) ?? TextRule.Note("reason", command.Reason)) is { } unfit)
            return unfit;
        var name = command.Name?.Trim();
        // With no order any more there is nobody next whom the turn could go to.
        if (state?.RotationOf(command.Role, name) is not { } rotation)
            return new RoleDoesNotRotate(command.CircleId, command.Role, name);
        var passed = rotation.Passed.FirstOrDefault(each => each.MemberId == command.MemberId);
        if (command.Turn(state, today) is not { } turn)
            return passed?.From > today ? Decision.Nothing : new NoTurnToPassOver(command.MemberId);
        return passed is not null
            ? new TurnWasPassedOver(command.MemberId)
            : Decision.Of(new CircleTurnPassedOver(command.CircleId, turn.Role, turn.Name, turn.MemberId, turn.From, TextRule.NoteOrNull(command.Reason)));
    }

    /// <summary>The turn of theirs that is to come.</summary>
    public RoleTerm? Turn(CircleMembers? state, LocalDate today) =>
        state?.Terms.FirstOrDefault(term => term.IsOf(Role, Name?.Trim()) && term.ByRotation && term.MemberId == MemberId && term.From > today);
}
