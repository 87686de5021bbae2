using System.Net;
using System.Text;
using Decisions.Server.Api.Reference;

namespace Decisions.Server.Api.ProblemTypes;

/// <summary><c>GET /problems/{code}</c>: what a problem's type says when somebody follows it.</summary>
internal static class ProblemPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", All).ExcludeFromDescription();
        app.MapGet("/problems/{code}", One).ExcludeFromDescription();
    }

    private static IResult All()
    {
        var html = new StringBuilder("<p>Each refusal of the API is problem details (RFC 9457). Its type is one of these, and stays.</p>\n<ul class=\"plain\">");
        foreach (var type in ProblemType.All.Values)
            html.Append($"<li><a href=\"/problems/{type.Code}\">{type.Code}</a> ({type.Status})</li>\n");
        return ReferenceFrame.Page("Problems", html.Append("</ul>").ToString());
    }

    private static IResult One(string code)
    {
        if (!ProblemType.All.TryGetValue(code, out var type))
            return ReferenceFrame.Page(
                "No such problem", "<p>No answer of this server has that type. <a href=\"/problems\">All problems</a></p>", StatusCodes.Status404NotFound);
        var members = type.Members.Count == 0
            ? "<p>It has no members of its own.</p>"
            : $"<p>Its own members: {string.Join(", ", type.Members.Select(member => $"<code>{member}</code>"))}.</p>";
        return ReferenceFrame.Page(type.Title, $"""
            <p>HTTP status <strong>{type.Status}</strong>. For example:</p>
            <blockquote><p>{WebUtility.HtmlEncode(type.Sentence)}</p></blockquote>
            {members}
            <p><a href="/problems">All problems</a> · <a href="/api">API reference</a></p>
            """);
    }
}
