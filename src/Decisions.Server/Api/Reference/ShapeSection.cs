using System.Text;
using Microsoft.OpenApi;
using static System.Net.WebUtility;

namespace Decisions.Server.Api.Reference;

/// <summary>One schema: its fields, its words, or its kinds.</summary>
internal static class ShapeSection
{
    public static void Write(StringBuilder html, string name, IOpenApiSchema schema)
    {
        html.Append($"<h3 id=\"shape-{name}\">{name}</h3>\n");
        if (schema.Description is { Length: > 0 } description)
            html.Append($"<p>{HtmlEncode(description)}</p>\n");
        WriteFields(html, schema);
    }

    /// <summary>What stands in an object, field by field; of anything else, what it may be.</summary>
    public static void WriteFields(StringBuilder html, IOpenApiSchema schema)
    {
        if (schema.Properties is not { Count: > 0 } properties)
        {
            html.Append($"<p class=\"kind\">{Kind(schema, isNamed: true)}</p>\n");
            return;
        }
        html.Append("<dl class=\"fields\">\n");
        foreach (var (field, kind) in properties)
            WriteField(html, field, kind, schema.Required?.Contains(field) == true);
        html.Append("</dl>\n");
    }

    /// <summary>What a value may be, in HTML: 'integer', 'list of <a>Option</a>', 'one of yes, no'.</summary>
    public static string Kind(IOpenApiSchema schema, bool isNamed = false)
    {
        if (!isNamed && schema is OpenApiSchemaReference { Reference.Id: { } id })
            return $"<a href=\"#shape-{id}\">{id}</a>";
        if ((schema.AnyOf ?? schema.OneOf) is { Count: > 0 } kinds)
            return string.Join(" or ", kinds.Select(kind => Kind(kind)));
        if (schema.Enum is { Count: > 0 } words)
            return string.Join(", ", words.Select(word => $"<code>{HtmlEncode(word?.ToString())}</code>"));
        if (schema.Type is not { } type)
            return "any JSON";
        var orNull = type.HasFlag(JsonSchemaType.Null) ? type == JsonSchemaType.Null ? "null" : " or null" : "";
        var word = (type & ~JsonSchemaType.Null) switch
        {
            0 => "",
            JsonSchemaType.Array => $"list of {(schema.Items is { } items ? Kind(items) : "any JSON")}",
            JsonSchemaType.String when schema.Format is { } format => $"string ({format})",
            var plain => plain.ToString().ToLowerInvariant(),
        };
        return word + orNull;
    }

    private static void WriteField(StringBuilder html, string field, IOpenApiSchema kind, bool isRequired)
    {
        var description = kind.Description ?? kind.OneOf?.Select(one => one.Description).FirstOrDefault(text => text is not null);
        html.Append(
            $"<dt><code>{HtmlEncode(field)}</code> <span class=\"kind\">{Kind(kind)}{(isRequired ? "" : ", may be left out")}</span></dt>" +
            $"<dd>{HtmlEncode(description)}</dd>\n");
    }
}
