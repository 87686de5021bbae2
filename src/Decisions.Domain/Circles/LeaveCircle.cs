using Decisions.Domain.Members;

namespace Decisions.Domain.Circles;

/// <summary>Leaves a circle, with every role in it; or asks no more to join it.</summary>
public sealed record LeaveCircle(CircleId CircleId, MemberId MemberId, string? Reason)
{
    public static Decision Decide(CircleTree? circles, CircleMembers? state, LeaveCircle command) =>
        circles?.Find(command.CircleId) is null ? new CircleIsUnknown(command.CircleId)
        : TextRule.Note("reason", command.Reason) is { } unfit ? unfit
        : state is null || (!state.In.ContainsKey(command.MemberId) && state.AskedBy(command.MemberId) is null) ? Decision.Nothing
        : Decision.Of(new MemberLeftCircle(command.CircleId, command.MemberId, TextRule.NoteOrNull(command.Reason)));
}
