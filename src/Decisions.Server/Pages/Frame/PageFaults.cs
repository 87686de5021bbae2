using Decisions.EventStore;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Decisions.Server.Pages.Frame;

/// <summary>
/// Shows a calm page when the database does not answer, or when there is a bug. It needs nothing that may be broken
/// at that moment: no database, no view.
/// </summary>
public sealed class PageFaults(RequestDelegate next, ILogger<PageFaults> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize &&
            !context.Request.Path.StartsWithSegments("/api"))
        {
            await Answer(context, StatusCodes.Status413PayloadTooLarge, "This is too much at once",
                "Nothing was recorded. Please go back and send less at a time.");
            return;
        }
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted && !context.Request.Path.StartsWithSegments("/api"))
        {
            await (fault.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Answer(context, fault.StatusCode, "That is too much at once",
                    "A form can send about a million characters. Please send it in parts.")
                : Answer(context, fault.StatusCode, "That could not be read", "Please go back, reload the page and try again."));
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.Request.Path.StartsWithSegments("/api"))
        {
            var isPassing = IsPassing(fault);
            if (!isPassing)
                log.LogError(fault, "A page failed: {Method} {Path}", context.Request.Method, Nameable(context.Request.Path));
            await (isPassing
                ? Answer(context, StatusCodes.Status503ServiceUnavailable, "Please try again in a moment",
                    "Decisions cannot reach its records just now. Nothing that was recorded is lost. " +
                    "If you were sending a form, reload this page to send it again: it is never recorded twice.")
                : Answer(context, StatusCodes.Status500InternalServerError, "Something went wrong here",
                    "The fault is ours, not yours. Nothing that was recorded is lost. Please go back and try again."));
        }
    }

    /// <summary>Whether the database is merely away. What seals forms wraps its faults in others.</summary>
    private static bool IsPassing(Exception? fault) =>
        fault is EventStoreUnavailableException or NpgsqlException { IsTransient: true } or TimeoutException ||
        (fault?.InnerException is { } inner && IsPassing(inner));

    /// <summary>The address for the log, which must not hold a link's secret.</summary>
    private static string Nameable(PathString path) => path.StartsWithSegments("/sign-in") ? "/sign-in/…" : path.ToString();

    private static Task Answer(HttpContext context, int status, string title, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "2";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{Assets.Path("style.css")}">
            </head>
            <body><main id="main"><h1>{title}</h1><p>{words}</p><p><a class="button" href="/">Go to the first page</a></p></main></body>
            </html>
            """);
    }
}
