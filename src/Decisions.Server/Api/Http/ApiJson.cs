using System.Text.Json;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Server.Api.Http;

/// <summary>
/// How the API reads and writes JSON: the same names and words as the stored events. A property that no request has
/// is refused, so that a misspelt one is not silently left out.
/// </summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Gives other options the same rules.</summary>
    public static void ApplyTo(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = StoredJson.Options.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = StoredJson.Options.PropertyNameCaseInsensitive;
        options.NumberHandling = StoredJson.Options.NumberHandling;
        options.Encoder = StoredJson.Options.Encoder;
        options.AllowOutOfOrderMetadataProperties = StoredJson.Options.AllowOutOfOrderMetadataProperties;
        options.RespectNullableAnnotations = StoredJson.Options.RespectNullableAnnotations;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new MomentJsonConverter());
        options.Converters.Add(new LocalDateJsonConverter());
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApplyTo(options);
        // Whoever asks for a type's shape before anything was written finds it too.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
