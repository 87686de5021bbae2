using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Serialization;
using Decisions.Server.Api.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Decisions.Server.Api.OpenApi;

/// <summary>Says of our own kinds of values what the generator cannot see: it stops at their JSON converters.</summary>
internal static class Schemas
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Known(context.JsonTypeInfo.Type);
        if (type == typeof(Instant) && context.JsonPropertyInfo is { } property && property.DeclaringType.Name.EndsWith("Body", StringComparison.Ordinal))
            ToMoment(schema, mayBeNull: type != context.JsonTypeInfo.Type);
        else if (type == typeof(Instant))
            ToText(schema, "date-time", "RFC 3339, in any offset; answered in UTC.");
        else if (type == typeof(LocalDate))
            ToText(schema, "date", "A day by the community's clock.");
        else if (IsId(type))
            ToText(schema, "uuid", null);
        else if (type == typeof(Amount))
            ToAmount(schema);
        else if (type == typeof(ProblemDetails))
            DescribeProblem(schema);
        else if (type.IsEnum)
            ToWords(schema, type, mayBeNull: type != context.JsonTypeInfo.Type);
        else if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable && context.JsonTypeInfo.ElementType is { } element)
            DescribeItems(schema, element);
        else if (type.IsValueType && context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
            schema.Required = schema.Properties?.Keys.ToHashSet();
        // A derived kind is told by the word that its base looks at.
        if (schema.Properties?.TryGetValue("kind", out var kind) == true && kind.Enum is { Count: 1 })
        {
            schema.Type = JsonSchemaType.Object;
            schema.Required = (schema.Required ?? new HashSet<string>()).Append("kind").ToHashSet();
        }
        return Task.CompletedTask;
    }

    private static void ToAmount(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Number | JsonSchemaType.String;
        schema.Pattern = "^-?[0-9]+/[0-9]+$";
        schema.Description = "An exact number: a number with all its decimals, or a fraction in lowest terms as a text, such as '1/3'.";
    }

    private static void DescribeItems(OpenApiSchema schema, Type element)
    {
        if (IsId(element))
            schema.Items = Uuid();
        else if (element.IsEnum)
        {
            var word = new OpenApiSchema();
            ToWords(word, element, mayBeNull: false);
            schema.Items = word;
        }
        else if (ElementOf(element) is { } inner && IsId(inner))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Uuid() };
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Description = "Problem details (RFC 9457). Each type has further members of its own: the data of the refusal.";
        schema.AdditionalPropertiesAllowed = true;
        schema.AdditionalProperties = null;
        schema.Required = new HashSet<string> { "type", "title", "status", "detail" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("uri-reference", "What kind of problem, for programs: '/problems/' and a code that stays. It can be followed."),
            ["title"] = Text(null, "The code in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text(null, "A sentence for a person: what is wrong and what to do."),
        };
    }

    private static OpenApiSchema Text(string? format, string description) =>
        new() { Type = JsonSchemaType.String, Format = format, Description = description };

    private static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid" };

    private static void ToWords(OpenApiSchema schema, Type type, bool mayBeNull)
    {
        var words = (IEnumerable<string>)typeof(Words<>).MakeGenericType(type).GetProperty(nameof(Words<Visibility>.All))!.GetValue(null)!;
        schema.Type = mayBeNull ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Enum = [.. words.Select(word => (JsonNode)word), .. mayBeNull ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];
    }

    private static Type? ElementOf(Type type) =>
        ApiJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable } list ? list.ElementType : null;

    private static Type Known(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsId(Type type) =>
        Known(type).GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    /// <summary>What <see cref="Http.MomentJsonConverter"/> reads.</summary>
    private static void ToMoment(OpenApiSchema schema, bool mayBeNull)
    {
        schema.Type = null;
        schema.Format = null;
        schema.Pattern = null;
        schema.OneOf =
        [
            .. mayBeNull ? [new OpenApiSchema { Type = JsonSchemaType.Null }] : Array.Empty<IOpenApiSchema>(),
            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "RFC 3339, in any offset." },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "A date and a time by the clocks of a zone. One that they skip is refused with time-is-skipped.",
                Required = new HashSet<string> { "local", "zone" },
                AdditionalPropertiesAllowed = false,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["local"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Without an offset: 2026-11-21T18:00, with seconds or without." },
                    ["zone"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The zone's name, such as Europe/London." },
                    ["earlier"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Of a time that comes twice as clocks go back: whether the first is meant, not the second." },
                },
            },
        ];
    }

    private static void ToText(OpenApiSchema schema, string format, string? description)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = format;
        schema.Description = description;
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }
}
