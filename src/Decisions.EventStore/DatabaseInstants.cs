using NodaTime;

namespace Decisions.EventStore;

/// <summary>Between instants and the database's timestamps, which keep whole microseconds.</summary>
internal static class DatabaseInstants
{
    public static DateTime ToDatabase(this Instant instant) => instant.ToDateTimeUtc();

    public static Instant ToInstant(this DateTime timestamp) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(timestamp, DateTimeKind.Utc));
}
