using System.Text.Json;
using System.Text.Json.Serialization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Server.Api.Http;

/// <summary>
/// A moment as a request may say it: an instant, or a date and a time by the clocks of a zone that it names. Of a time that comes
/// twice the later is meant unless 'earlier' is said. Answers have instants alone.
/// </summary>
public sealed class MomentJsonConverter : JsonConverter<Instant>
{
    private static readonly InstantJsonConverter Instants = new();

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private static readonly LocalDateTimePattern WithSeconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return Instants.Read(ref reader, typeToConvert, options);
        var said = JsonSerializer.Deserialize<LocalTimeBody>(ref reader, options)!;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(said.Zone) is not { } zone)
            throw new JsonException("There is no time zone of this name. Use one such as Europe/London.");
        if (!WithSeconds.Parse(said.Local).TryGetValue(default, out var local) && !Local.Parse(said.Local).TryGetValue(default, out local))
            throw new JsonException("A local time is written without an offset: 2026-11-21T18:00.");
        var (at, skipped) = LocalMoment.In(zone, local, said.Earlier);
        return at ?? throw new MomentIsNoneException(skipped!);
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => Instants.Write(writer, value, options);
}

/// <summary>A date and a time by the clocks of a zone.</summary>
/// <param name="Local">Without an offset: 2026-11-21T18:00, with seconds or without.</param>
/// <param name="Zone">The zone's name, such as Europe/London.</param>
/// <param name="Earlier">Of a time that comes twice as clocks go back, whether the first is meant.</param>
public sealed record LocalTimeBody(string Local, string Zone, bool Earlier = false);

/// <summary>A request names a local time that the clocks skip.</summary>
internal sealed class MomentIsNoneException(Rejection rejection) : Exception(rejection.Reason)
{
    public Rejection Rejection { get; } = rejection;
}
