using System.Net;
using System.Text;

namespace Decisions.Server.Api.Reference;

/// <summary>What stands around every page of the reference.</summary>
internal static class ReferenceFrame
{
    public static IResult Page(string title, string body, int status = StatusCodes.Status200OK) => Results.Text($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(title)} · Decisions</title>
        <link rel="stylesheet" href="/style.css">
        <link rel="stylesheet" href="/api/reference.css">
        </head>
        <body class="reference">
        <main>
        <h1>{WebUtility.HtmlEncode(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status);
}
