using Decisions.Domain.Members;

namespace Decisions.Domain.Circles;

/// <summary>A member opts in: they join a circle that is open, or ask to join another.</summary>
/// <param name="Note">What they say with it, or null.</param>
public sealed record JoinCircle(CircleId CircleId, MemberId MemberId, string? Note)
{
    public static Decision Decide(CircleTree? circles, CircleMembers? state, JoinCircle command, Member? member)
    {
        if (CircleGate.Open(circles, command.CircleId) is { } rejection)
            return rejection;
        if (member is not { Standing: Standing.Joined })
            return new CircleNeedsMember(command.MemberId);
        if (TextRule.Note("note", command.Note) is { } unfit)
            return unfit;
        if (state?.Has(member) == true)
            return Decision.Nothing;
        if (circles!.Find(command.CircleId)!.Joining == CircleJoining.Open)
            return Decision.Of(new MemberJoinedCircle(command.CircleId, command.MemberId, LetInBy: null));
        var note = TextRule.NoteOrNull(command.Note);
        return state?.AskedBy(command.MemberId) is { } asked && asked.Note == note
            ? Decision.Nothing
            : Decision.Of(new MemberAskedToJoinCircle(command.CircleId, command.MemberId, note));
    }
}
