using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using static System.Net.WebUtility;

namespace Decisions.Server.Api.Reference;

/// <summary><c>GET /api</c>: the OpenAPI document as a page to read, by noun, with a line of curl for each operation.</summary>
internal static class ReferencePage
{
    private const string Intro = """
        <p class="lead">Everything that the pages do, another program can do.</p>
        <p>Send a key as <code>Authorization: Bearer …</code>; whoever runs the server issues it with
        <code>./decisions token issue</code>. The lines below take it from <code>$TOKEN</code>, and the server's address from
        <code>$URL</code>. Refusals are <a href="/problems">problem details</a> whose type can be followed. The same as a
        document for programs: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api", Answer).ExcludeFromDescription();
        app.MapGet(ReferenceFrame.StylePath, Style).ExcludeFromDescription();
    }

    private static async Task<IResult> Answer(
        [FromKeyedServices("v1")] IOpenApiDocumentProvider documents, CancellationToken cancel)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancel);
        var html = new StringBuilder(Intro);
        WriteContents(html, document);
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            html.Append($"<h2 id=\"{Anchor(tag.Name!)}\">{HtmlEncode(tag.Name)}</h2>\n<p>{HtmlEncode(tag.Description)}</p>\n");
            foreach (var (path, method, operation) in Of(document, tag.Name!))
                OperationSection.Write(html, path, method, operation);
        }
        html.Append("<h2 id=\"shapes\">Shapes</h2>\n<p>What bodies and answers are made of.</p>\n");
        foreach (var (name, schema) in (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            ShapeSection.Write(html, name, schema);
        return ReferenceFrame.Page("API reference", html.ToString());
    }

    private static void WriteContents(StringBuilder html, OpenApiDocument document)
    {
        html.Append("<nav aria-label=\"Contents\"><ul class=\"toc\">\n");
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            html.Append($"<li><a href=\"#{Anchor(tag.Name!)}\">{HtmlEncode(tag.Name)}</a></li>\n");
        html.Append("<li><a href=\"#shapes\">Shapes</a></li>\n</ul></nav>\n");
    }

    private static IEnumerable<(string Path, string Method, OpenApiOperation Operation)> Of(OpenApiDocument document, string tag) =>
        from path in document.Paths
        from operation in path.Value.Operations ?? []
        where operation.Value.Tags?.Any(one => one.Name == tag) == true
        select (path.Key, operation.Key.Method, operation.Value);

    private static string Anchor(string tag) => tag.ToLowerInvariant();

    private static IResult Style(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(ReferencePage).Assembly.GetManifestResourceStream("Reference.reference.css")!, "text/css; charset=utf-8");
    }
}
