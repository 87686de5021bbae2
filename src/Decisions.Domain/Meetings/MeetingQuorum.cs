using Decisions.Domain.Circles;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>How many must be present at a meeting for decisions under a rule.</summary>
public static class MeetingQuorum
{
    /// <summary>
    /// The rule's quorum; at a meeting that was adjourned for want of it, where the rule says so, one member, once the time to
    /// wait is over: whoever is there then is the quorum (model articles of worker co-operatives).
    /// </summary>
    /// <param name="circle">The circle that decides; null for the whole community. One lacked a quorum where it was counted, and nowhere else.</param>
    public static long Needed(Meeting meeting, DecisionRule terms, long eligible, Instant now, CircleId? circle = null)
    {
        var needed = Math.Max(1, terms.Quorum.Needed(eligible));
        return IsThosePresent(meeting, terms, circle) && now >= WaitsUntil(meeting, terms) ? Math.Min(1, needed) : needed;
    }

    /// <summary>Until when a quorum is waited for, from the time appointed for the sitting.</summary>
    public static Instant WaitsUntil(Meeting meeting, DecisionRule terms)
    {
        var wait = Duration.FromMinutes(terms.Presence?.MinutesToWait ?? 0);
        // A meeting may be appointed for the end of time.
        return Instant.MaxValue - meeting.AppointedAt < wait ? Instant.MaxValue : meeting.AppointedAt + wait;
    }

    /// <summary>Whether whoever is present after the wait is the quorum.</summary>
    public static bool IsThosePresent(Meeting meeting, DecisionRule terms, CircleId? circle = null) =>
        meeting.Shortfall is { } lack && lack.Roll.Circle == circle && terms.Presence?.Adjourned == AdjournedQuorum.ThosePresent;
}
