using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.Reference;

/// <summary>An operation as one would type it.</summary>
internal static partial class CurlLine
{
    public static string For(string path, string method, OpenApiOperation operation, JsonNode? body)
    {
        var line = new StringBuilder("curl ");
        if (operation.Responses?.Values.Any(response => response.Content?.ContainsKey("text/event-stream") == true) == true)
            line.Append("--no-buffer ");
        if (method is not "GET")
            line.Append($"-X {method} ");
        line.Append($"\"$URL{Parameter().Replace(path, match => "$" + match.Groups[1].Value.ToUpperInvariant())}\" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        if (body is not null)
            line.Append($" \\\n  -H 'Content-Type: application/json' \\\n  -d '{OperationSection.Pretty(body).Replace("'", "'\\''")}'");
        return line.ToString();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
