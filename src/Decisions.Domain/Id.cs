using System.Text.Json;
using System.Text.Json.Serialization;

namespace Decisions.Domain;

/// <summary>An identifier: a UUIDv7 made at the edge, of a kind that cannot be mixed up with another.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The UUID itself.</summary>
    Guid Value { get; }

    /// <summary>The identifier of this kind with this UUID.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Writes an identifier as its UUID in the usual form, and reads it back.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(Guid.ParseExact(reader.GetString()!, "D"));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString());
}
