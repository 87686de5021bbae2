using System.Net;
using System.Text;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Api.Reference;

/// <summary>What stands around every page of the reference: it needs no script and nothing from elsewhere.</summary>
internal static class ReferenceFrame
{
    /// <summary>Where the reference's own style is.</summary>
    public const string StylePath = "/api/reference.css";

    /// <param name="body">HTML.</param>
    public static IResult Page(string title, string body, int status = StatusCodes.Status200OK) => new Framed(Results.Text($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)} · Decisions</title>
        <link rel="icon" href="{Assets.Path("icon.svg")}" type="image/svg+xml">
        <link rel="stylesheet" href="{Assets.Path("style.css")}">
        <link rel="stylesheet" href="{StylePath}">
        </head>
        <body class="reference">
        <a class="skip" href="#main">Skip to the content</a>
        <header><div class="frame"><a class="name" href="/">Decisions</a></div></header>
        <main id="main" tabindex="-1">
        <h1>{WebUtility.HtmlEncode(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status));

    private sealed class Framed(IResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
            return page.ExecuteAsync(http);
        }
    }
}
