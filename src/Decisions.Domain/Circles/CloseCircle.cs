namespace Decisions.Domain.Circles;

/// <summary>Closes a circle for good, once nothing inside it is open and nothing waits to be decided by it.</summary>
public sealed record CloseCircle(CircleId CircleId, string Reason)
{
    /// <param name="undecided">How many of its proposals can still come to be decided.</param>
    public static Decision Decide(CircleTree? state, CloseCircle command, long undecided) =>
        state?.Find(command.CircleId) is not { } circle ? new CircleIsUnknown(command.CircleId)
        : circle.IsClosed ? Decision.Nothing
        : TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : state.Inside(circle.Id) is [var inside, ..] ? new CircleHasOthersInside(circle.Id, inside.Id, inside.Name)
        : undecided > 0 ? new CircleHasUndecidedProposals(circle.Id, undecided)
        : Decision.Of(new CircleClosed(circle.Id, command.Reason));
}
