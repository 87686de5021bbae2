using System.Text.Encodings.Web;
using System.Text.Json;

namespace Decisions.Domain.Serialization;

/// <summary>
/// How events are written as JSON: camelCase names, and enumerations as the words their members name. It equals
/// Marten's System.Text.Json serializer with camelCase and enumerations as strings; beyond that it refuses what would otherwise
/// become a default that nobody stored: a missing property, a null where there is none.
/// </summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
