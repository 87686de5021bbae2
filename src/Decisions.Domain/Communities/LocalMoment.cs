using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Domain.Communities;

/// <summary>
/// The instant that a date and a time by a community's clock are. One that the clocks skip is refused. One that comes twice is the
/// later of the two: a deadline that members may have read either way is not over before the second has come.
/// </summary>
public static class LocalMoment
{
    /// <param name="isEarlier">Whether of a time that comes twice the earlier is meant.</param>
    public static (Instant? At, TimeIsSkipped? Skipped) In(DateTimeZone zone, LocalDateTime local, bool isEarlier = false)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count > 0
            ? ((isEarlier ? mapping.First() : mapping.Last()).ToInstant(), null)
            : (null, new TimeIsSkipped(mapping.EarlyInterval.IsoLocalEnd, mapping.LateInterval.IsoLocalStart, zone.Id));
    }

    /// <summary>Whether the clocks show this local time twice, and if so whether this is the second time; null where once.</summary>
    public static bool? IsSecond(DateTimeZone zone, Instant at)
    {
        var mapping = zone.MapLocal(at.InZone(zone).LocalDateTime);
        return mapping.Count == 2 ? mapping.Last().ToInstant() == at : null;
    }
}

/// <param name="From">What the clocks show when they are put forward.</param>
/// <param name="To">What they show then.</param>
public sealed record TimeIsSkipped(LocalDateTime From, LocalDateTime To, string Zone) : Rejection(
    RejectionKind.Invalid, "time-is-skipped",
    $"There is no such time in {Zone.Replace('_', ' ')}: the clocks go from {Said(From)} straight to {Said(To)}. Choose a time before or after.")
{
    private static readonly LocalDateTimePattern Pattern =
        LocalDateTimePattern.Create("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture);

    private static string Said(LocalDateTime at) => Pattern.Format(at);
}
