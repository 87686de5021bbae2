using NodaTime;

namespace Decisions.Domain.Rules;

/// <summary>Counts clear days: neither the day a notice is sent nor the day voting opens is one.</summary>
public static class ClearDays
{
    /// <summary>How many there are; none where both fall on one day or on two that follow each other.</summary>
    public static int Between(Instant sent, Instant opens, DateTimeZone zone) =>
        Math.Max(0, Period.DaysBetween(sent.InZone(zone).Date, opens.InZone(zone).Date) - 1);

    /// <summary>The first instant at which voting may open on a notice sent at an instant.</summary>
    public static Instant FirstOpening(Instant sent, int clearDays, DateTimeZone zone) =>
        zone.AtStartOfDay(sent.InZone(zone).Date.PlusDays(clearDays + 1)).ToInstant();

    /// <summary>The last storable instant of an instant's day: until then, a notice sent gives as many clear days.</summary>
    public static Instant EndOfDay(Instant instant, DateTimeZone zone) =>
        zone.AtStartOfDay(instant.InZone(zone).Date.PlusDays(1)).ToInstant() - Duration.FromTicks(10);
}
