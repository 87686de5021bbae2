using NodaTime;

namespace Decisions.Domain.Serialization;

/// <summary>An instant as it can be stored: in whole microseconds, which is what the database keeps.</summary>
internal static class StoredInstant
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1_000;

    /// <summary>The last storable instant that is not after this one.</summary>
    public static Instant NotAfter(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var beyond = ticks % TicksPerMicrosecond;
        return Instant.FromUnixTimeTicks(ticks - (beyond < 0 ? beyond + TicksPerMicrosecond : beyond));
    }
}
