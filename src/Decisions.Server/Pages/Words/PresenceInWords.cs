using Decisions.Domain.Meetings;

namespace Decisions.Server.Pages.Words;

/// <summary>How a member is at a meeting, and where a meeting is.</summary>
public static class PresenceInWords
{
    /// <summary>Within a line: 'in person'.</summary>
    public static string InLine(Presence presence) => presence switch
    {
        Presence.InPerson => "in person",
        Presence.ByLink => "by link",
        Presence.Away => "no more",
        _ => throw new ArgumentOutOfRangeException(nameof(presence)),
    };

    public static string Of(MeetingStatus status) => status switch
    {
        MeetingStatus.Called => "Called",
        MeetingStatus.Sitting => "Under way",
        MeetingStatus.Adjourned => "Adjourned",
        MeetingStatus.Closed => "Over",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
