using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Domain.Serialization;

/// <summary>
/// An instant as RFC 3339 in UTC with a Z, to the microsecond at the most: what the database keeps. Stands on each
/// property, so that any serializer that honours System.Text.Json's attributes reads stored events.
/// </summary>
public sealed class InstantJsonConverter : JsonConverter<Instant>
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss.FFFFFF'Z'");

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            if (reader.TokenType == JsonTokenType.String &&
                OffsetDateTimePattern.Rfc3339.Parse(reader.GetString()!) is { Success: true } parsed)
                return parsed.Value.ToInstant();
        }
        catch (OverflowException)
        {
            // The last hours of the year 9999 in a zone west of Greenwich are in a year that no instant has.
        }
        throw new JsonException("A time is written as RFC 3339 with its offset: 2026-11-21T18:00:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Pattern.Format(value));
}
