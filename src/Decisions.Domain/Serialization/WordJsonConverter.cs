using System.Text.Json;
using System.Text.Json.Serialization;

namespace Decisions.Domain.Serialization;

/// <summary>
/// An enumeration as the words that its members name, and as nothing else. System.Text.Json's own converter also takes
/// numbers, other cases of letters, and lists such as "yes,no", which it adds up to some member or to none.
/// </summary>
public sealed class WordJsonConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    public override TEnum Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Words<TEnum>.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"This is one of {string.Join(", ", Words<TEnum>.All)}.");

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Words<TEnum>.Of(value));
}
