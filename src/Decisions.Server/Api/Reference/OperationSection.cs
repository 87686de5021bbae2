using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using static System.Net.WebUtility;

namespace Decisions.Server.Api.Reference;

/// <summary>One operation: where, with what, an example of it, and what comes back.</summary>
internal static class OperationSection
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(StringBuilder html, string path, string method, OpenApiOperation operation)
    {
        html.Append($"""
            <h3 id="{operation.OperationId}">{HtmlEncode(operation.Summary)}</h3>
            <p class="address"><span class="method {method.ToLowerInvariant()}">{method}</span> <code>{HtmlEncode(path)}</code></p>

            """);
        WriteParameters(html, operation);
        var body = operation.RequestBody?.Content?.Values.FirstOrDefault();
        if (body?.Schema is { } schema)
        {
            html.Append($"<h4>Body: {ShapeSection.Kind(schema)}</h4>\n<details><summary>Fields</summary>");
            ShapeSection.WriteFields(html, schema);
            html.Append("</details>\n");
        }
        html.Append($"<pre tabindex=\"0\">{HtmlEncode(CurlLine.For(path, method, operation, body?.Example))}</pre>\n");
        foreach (var (status, response) in operation.Responses ?? [])
            if (status.StartsWith('2'))
                WriteAnswer(html, status, response);
        WriteProblems(html, operation);
    }

    public static string Pretty(JsonNode? example) => example?.ToJsonString(Indented) ?? "";

    private static void WriteParameters(StringBuilder html, OpenApiOperation operation)
    {
        if (operation.Parameters is not { Count: > 0 } parameters)
            return;
        html.Append("<details><summary>Parameters and headers</summary>\n<dl class=\"fields\">\n");
        foreach (var parameter in parameters)
            html.Append(
                $"<dt><code>{HtmlEncode(parameter.Name)}</code> <span class=\"kind\">{parameter.In.ToString()!.ToLowerInvariant()}, {ShapeSection.Kind(parameter.Schema!)}</span></dt>" +
                $"<dd>{HtmlEncode(parameter.Description)}</dd>\n");
        html.Append("</dl></details>\n");
    }

    private static void WriteAnswer(StringBuilder html, string status, IOpenApiResponse response)
    {
        var (type, media) = response.Content?.FirstOrDefault() ?? default;
        if (media?.Schema is null)
            return;
        var note = type == "text/event-stream" ? " as server-sent events" : "";
        html.Append($"<h4>{status}: {ShapeSection.Kind(media.Schema)}{note}</h4>\n");
        if (media.Example is not null)
            html.Append($"<details><summary>Example answer</summary><pre tabindex=\"0\">{HtmlEncode(Pretty(media.Example))}</pre></details>\n");
    }

    private static void WriteProblems(StringBuilder html, OpenApiOperation operation)
    {
        var problems = (operation.Responses ?? []).Keys.Where(status => !status.StartsWith('2')).Order(StringComparer.Ordinal);
        html.Append($"<p class=\"kind\"><a href=\"/problems\">Problems</a>: {string.Join(", ", problems)}</p>\n");
    }
}
