using System.Text.Json;

namespace Decisions.Server.Pages.Words;

/// <summary>What was taken out of the record, and how the key that vouches for it was changed.</summary>
internal static class RedactionInWords
{
    public static EventWords Of(EventToTell told) => told.Type switch
    {
        "payload_redacted" => new(
            $"erased what entry {Text(told, "index") ?? "?"} says{(Text(told, "type") is { } type ? $" (“{TypeInWords.Of(type)}”)" : "")}. " +
            "That it happened stays on record, and its proof holds.", Text(told, "reason")),
        "person_erased" => new($"erased the name and the address of {told.Whom}. Their votes stay counted.", Text(told, "reason")),
        "log_key_rotated" => new("changed the key that signs this record.", Text(told, "reason")),
        _ => throw new ArgumentOutOfRangeException(nameof(told), told.Type, "This takes nothing out of the record."),
    };

    private static string? Text(EventToTell told, string name) =>
        told.Payload is { ValueKind: JsonValueKind.Object } payload && payload.TryGetProperty(name, out var value) &&
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : null;
}
