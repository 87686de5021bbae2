using Decisions.Domain.Meetings;
using Decisions.Domain.Rules;

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
    /// <summary>How many were there as a vote opened, and how many had to be.</summary>
    public static string Quorum(HeldVote held, DecisionRule terms)
    {
        var there = $"{StatusInWords.Number(held.Present)} of those who may vote {(held.Present == 1 ? "was" : "were")} present as voting opened"
            + (held.Represented > 0 ? $", and {StatusInWords.Number(held.Represented)} more by proxy" : "");
        return held.Needed == 0 ? $"{there}."
            : held.Sitting > 1 && terms.Presence is { Adjourned: AdjournedQuorum.ThosePresent } && held.Needed == 1 ? $"{there}. At an adjourned meeting, whoever comes is enough."
            : $"{there}; {StatusInWords.Number(held.Needed)} {(held.Needed == 1 ? "was" : "were")} needed.";
    }

    /// <summary>When a meeting that is over was held.</summary>
    /// <param name="sittings">How many of its sittings began.</param>
    /// <param name="day">The day of the last of them; null where none began.</param>
    public static string Held(int sittings, string? day) =>
        day is null ? "It never began."
        : sittings == 1 ? $"It was held on {day}."
        : $"It was held in {StatusInWords.Number(sittings)} sittings, the last on {day}.";

    public static string ClearDays(int days) => days == 1 ? "1 clear day" : $"{StatusInWords.Number(days)} clear days";

    /// <summary>'12 members are present.'</summary>
    public static string Present(long present) => present switch
    {
        0 => "Nobody is present.",
        1 => "1 member is present.",
        _ => $"{StatusInWords.Number(present)} members are present.",
    };
}
