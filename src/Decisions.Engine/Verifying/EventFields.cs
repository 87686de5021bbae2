using System.Text.Json;

namespace Decisions.Engine.Verifying;

/// <summary>What a line of the events holds.</summary>
/// <param name="Stream">Null where the event store has no such event.</param>
/// <param name="Opening">Where in the line that stands which opens what is left of a redacted payload; null where there is none.</param>
/// <param name="Payload">Where in the line the payload stands; null where it is withheld.</param>
internal readonly record struct EventFields(
    string? Stream, long Version, string? Type, string? Actor, string? When, byte[]? Salt, Range? Opening, Range? Payload)
{
    /// <exception cref="JsonException">It is not such a line.</exception>
    public static EventFields Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        Demand(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "it is no JSON object");
        string? stream = null, type = null, actor = null, when = null;
        var (version, seen) = (0L, 0);
        byte[]? salt = null;
        Range? opening = null, payload = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader);
            Demand((seen & (1 << field)) == 0, "a property stands twice");
            seen |= 1 << field;
            Demand(reader.Read(), "it breaks off");
            switch (field)
            {
                case 0: break; // The index was read when the line was.
                case 1: stream = reader.GetString(); break;
                case 2: version = reader.GetInt64(); break;
                case 3: type = reader.GetString(); break;
                case 4: actor = reader.GetString(); break;
                case 5: when = reader.GetString(); break;
                case 6: salt = reader.GetBytesFromBase64(); break;
                case 7: opening = Whole(ref reader); break;
                default: payload = Whole(ref reader); break;
            }
        }
        Demand(reader.TokenType == JsonTokenType.EndObject && !reader.Read(), "something stands behind it");
        Demand(salt is null || payload is not null, "it has a salt and no payload");
        Demand(opening is null || (salt is null && payload is not null), "it has an opening beside a salt, or without a payload");
        return new EventFields(stream, version, type, actor, when, salt, opening, payload);
    }

    private static Range Whole(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static int FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("index"u8) ? 0
        : reader.ValueTextEquals("stream"u8) ? 1
        : reader.ValueTextEquals("version"u8) ? 2
        : reader.ValueTextEquals("type"u8) ? 3
        : reader.ValueTextEquals("actor"u8) ? 4
        : reader.ValueTextEquals("when"u8) ? 5
        : reader.ValueTextEquals("salt"u8) ? 6
        : reader.ValueTextEquals("opening"u8) ? 7
        : reader.ValueTextEquals("payload"u8) ? 8
        : throw new JsonException($"'{reader.GetString()}' does not belong there");

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new JsonException(otherwise);
    }
}
