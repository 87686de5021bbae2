using Decisions.Domain.Meetings;

namespace Decisions.Server.Pages.Words;

/// <summary>How a member is at a meeting, and where a meeting is.</summary>
public static class MeetingInWords
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

    /// <summary>The name of the class that colours it.</summary>
    public static string Style(MeetingStatus status) => status == MeetingStatus.Sitting ? "open" : "quiet";

    /// <summary>As a sentence names it: 'the first sitting'.</summary>
    public static string Sitting(int sitting) => sitting switch
    {
        1 => "the first sitting",
        2 => "the second sitting",
        3 => "the third sitting",
        _ => $"sitting {sitting}",
    };

    /// <summary>Of somebody at the door: 'Here', 'By link', 'Not here'.</summary>
    public static string AtTheDoor(Presence presence) => presence switch
    {
        Presence.InPerson => "Here",
        Presence.ByLink => "By link",
        Presence.Away => "Not here",
        _ => throw new ArgumentOutOfRangeException(nameof(presence)),
    };

    /// <summary>'14 clear days'.</summary>
    public static string ClearDays(int days) => days == 1 ? "1 clear day" : $"{StatusInWords.Number(days)} clear days";

    /// <summary>'12 members are present.'</summary>
    public static string Present(long present) => present switch
    {
        0 => "Nobody is present.",
        1 => "1 member is present.",
        _ => $"{StatusInWords.Number(present)} members are present.",
    };
}
