using NodaTime;

namespace Decisions.Server.Api.Http;

/// <summary>Instants as they can be kept.</summary>
public static class Instants
{
    /// <summary>Drops what is finer than the microseconds that the database and the record keep.</summary>
    public static Instant ToMicroseconds(Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);
}
