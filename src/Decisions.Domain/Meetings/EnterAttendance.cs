using Decisions.Domain.Members;

namespace Decisions.Domain.Meetings;

/// <summary>Enters that a member has come, has gone, or is there in another way. The door may be open before the meeting begins.</summary>
/// <param name="EnteredBy">Who says so, or null where that is no member.</param>
public sealed record EnterAttendance(MeetingId MeetingId, MemberId MemberId, Presence Presence, MemberId? EnteredBy)
{
    public static Decision Decide(Meeting? state, EnterAttendance command, Member? member)
    {
        if (MeetingGate.NotClosed(state, command.MeetingId) is { } rejection)
            return rejection;
        if (member is not { Standing: Standing.Joined or Standing.Suspended })
            return new AttenderIsNoMember(command.MemberId);
        if (!Enum.IsDefined(command.Presence))
            return new PresenceIsUnknown();
        return state!.PresenceOf(command.MemberId) == command.Presence
            ? Decision.Nothing
            : Decision.Of(new AttendanceEntered(state.Id, command.MemberId, command.Presence, command.EnteredBy));
    }
}
