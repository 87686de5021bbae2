using NodaTime;

namespace Decisions.EventStore;

/// <summary>Between instants and the database's timestamps, which keep whole microseconds.</summary>
/// <remarks>The driver writes the ends of <see cref="DateTime"/>'s range as '-infinity' and 'infinity'.</remarks>
internal static class DatabaseInstants
{
    private static readonly Instant Least = Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc));

    /// <summary>The instant that must have passed; none, and one that no calendar knows, is '-infinity'.</summary>
    public static DateTime ToLowerBound(this Instant? after) =>
        after is { } instant && instant >= Least ? ToDatabase(instant) : DateTime.MinValue;

    /// <summary>The instant that must not have passed; none is 'infinity'.</summary>
    public static DateTime ToUpperBound(this Instant? notAfter) =>
        notAfter is not { } instant ? DateTime.MaxValue : instant >= Least ? ToDatabase(instant) : DateTime.MinValue;

    public static Instant ToInstant(this DateTime timestamp) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(timestamp, DateTimeKind.Utc));

    /// <summary>The instant so many microseconds after the start of 1970.</summary>
    public static Instant FromMicroseconds(long sinceEpoch) =>
        NodaConstants.UnixEpoch.PlusTicks(sinceEpoch * (NodaConstants.TicksPerMillisecond / 1000));

    // Fractions of a microsecond are cut off. The clock has none, so no comparison with it comes out otherwise.
    private static DateTime ToDatabase(Instant instant) => instant.ToDateTimeUtc();
}
