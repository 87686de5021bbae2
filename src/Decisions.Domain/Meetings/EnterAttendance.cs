using Decisions.Domain.Members;

namespace Decisions.Domain.Meetings;

/// <summary>
/// Enters that a member has come, has gone, or is there in another way. The door may be open before the meeting begins. A
/// suspended member does not take part; whoever is suspended, or leaves the community, once they are there can still be entered as gone.
/// </summary>
/// <param name="EnteredBy">Who says so, or null where that is no member.</param>
public sealed record EnterAttendance(MeetingId MeetingId, MemberId MemberId, Presence Presence, MemberId? EnteredBy)
{
    public static Decision Decide(Meeting? state, EnterAttendance command, Member? member)
    {
        if (MeetingGate.NotClosed(state, command.MeetingId) is { } rejection)
            return rejection;
        if (!Enum.IsDefined(command.Presence))
            return new PresenceIsUnknown();
        var goes = command.Presence == Presence.Away && state!.Attendance.Any(each => each.MemberId == command.MemberId);
        if (member is { Standing: Standing.Suspended } && !goes)
            return new AttenderIsSuspended(command.MemberId);
        if (member is not { Standing: Standing.Joined } && !goes)
            return new AttenderIsNoMember(command.MemberId);
        return state!.PresenceOf(command.MemberId) == command.Presence
            ? Decision.Nothing
            : Decision.Of(new AttendanceEntered(state.Id, command.MemberId, command.Presence, command.EnteredBy));
    }
}
