using NodaTime;

namespace Decisions.Domain.Rules;

/// <summary>
/// A second vote that must confirm what the first has carried, inside a window (Co-operative and Community Benefit
/// Societies Act 2014 ss.110–113: 14 days to one month later).
/// </summary>
/// <param name="Threshold">What carries the second vote.</param>
/// <param name="Earliest">From the day on which the first vote closed to the first on which the second may open.</param>
/// <param name="Latest">From that day to the last on which the second may close.</param>
public sealed record ConfirmingVote(Threshold Threshold, CalendarSpan Earliest, CalendarSpan Latest)
{
    /// <summary>From when to when, both included, the second vote may be held after a first that closed at an instant.</summary>
    public (Instant From, Instant Until) WindowAfter(Instant closed, DateTimeZone zone)
    {
        var day = closed.InZone(zone).Date;
        return (
            zone.AtStartOfDay(Earliest.After(day)).ToInstant(),
            zone.AtStartOfDay(Latest.After(day).PlusDays(1)).ToInstant() - Duration.FromTicks(10));
    }
}
