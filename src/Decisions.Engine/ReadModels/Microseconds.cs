using NodaTime;

namespace Decisions.Engine.ReadModels;

/// <summary>Instants in whole microseconds, which are what events and the database keep.</summary>
internal static class Microseconds
{
    public static Instant RoundedDown(this Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (ticks % 10 + 10) % 10);
    }

    /// <summary>
    /// An instant to compare with stored ones. They are whole microseconds, so an instant is after one exactly if it is
    /// when rounded up; rounded down, it could be in time for a deadline that has passed.
    /// </summary>
    public static DateTime RoundedUp(this Instant instant)
    {
        var down = instant.RoundedDown();
        return (down == instant ? down : down + Duration.FromTicks(10)).ToDateTimeUtc();
    }
}
