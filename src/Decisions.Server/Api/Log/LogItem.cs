using System.Text.Json;
using Decisions.EventStore.Reading;
using NodaTime;

namespace Decisions.Server.Api.Log;

/// <summary>One event of a community's log.</summary>
/// <param name="Index">Its place: 0, 1, 2, … without gaps.</param>
/// <param name="Version">Its place in its stream.</param>
/// <param name="Payload">What happened; null for a ballot that the asker may not be told.</param>
/// <param name="Metadata">Who acted, by pseudonym, and the way it came by.</param>
public sealed record LogItem(
    long Index, Guid EventId, string Stream, long Version, string Type, Instant At, JsonElement? Payload, JsonElement? Metadata)
{
    public static LogItem Of(LoggedEvent logged, bool withPayload) => new(
        logged.Index, logged.Event.Id, logged.Event.Stream, logged.Event.Version, logged.Event.Type, logged.Event.At,
        withPayload ? Json(logged.Event.Data) : null, logged.Event.Headers is { } headers ? Json(headers) : null);

    private static JsonElement Json(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }
}
