using Decisions.Domain.Members;

namespace Decisions.Domain.Circles;

/// <summary>Lets in a member who asked to join. Nobody is let in who did not ask.</summary>
public sealed record LetIntoCircle(CircleId CircleId, MemberId MemberId, MemberId By)
{
    public static Decision Decide(CircleTree? circles, CircleMembers? state, LetIntoCircle command, Member? member) =>
        CircleGate.Open(circles, command.CircleId) is { } rejection ? rejection
        : state?.Has(member) == true ? Decision.Nothing
        : state?.AskedBy(command.MemberId) is null ? new MemberDidNotAsk(command.MemberId)
        : member is not { Standing: Standing.Joined } ? new CircleNeedsMember(command.MemberId)
        : Decision.Of(new MemberJoinedCircle(command.CircleId, command.MemberId, command.By));
}

/// <summary>Does not let in a member who asked to join, for a reason on record. They may ask again.</summary>
public sealed record RefuseJoining(CircleId CircleId, MemberId MemberId, MemberId By, string Reason)
{
    public static Decision Decide(CircleTree? circles, CircleMembers? state, RefuseJoining command) =>
        CircleGate.Open(circles, command.CircleId) is { } rejection ? rejection
        : TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : state?.AskedBy(command.MemberId) is null ? new MemberDidNotAsk(command.MemberId)
        : Decision.Of(new JoiningRefused(command.CircleId, command.MemberId, command.By, command.Reason));
}
