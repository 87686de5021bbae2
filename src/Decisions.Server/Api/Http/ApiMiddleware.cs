using System.Diagnostics;
using Decisions.EventStore;
using Npgsql;

namespace Decisions.Server.Api.Http;

/// <summary>
/// What every request to the API goes through, before anything else of it is looked at: HEAD is a GET whose body the
/// server holds back, answers are for the asker alone, and whatever goes wrong is told as a problem.
/// </summary>
internal sealed partial class ApiMiddleware(RequestDelegate next, ILogger<ApiMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/api"))
        {
            await next(http);
            return;
        }
        // A stream that never ends has no head to be asked for.
        if (HttpMethods.IsHead(http.Request.Method) && !http.Request.Path.Value!.EndsWith("/live", StringComparison.Ordinal))
            http.Request.Method = HttpMethods.Get;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Authorization";
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            await Problems.Of(Told(fault, http)).ExecuteAsync(http);
        }
    }

    private Domain.Rejection Told(Exception fault, HttpContext http)
    {
        switch (fault)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new BodyIsTooLarge(ApiRequest.BodyLimit);
            case BadHttpRequestException:
                return new RequestIsMalformed();
            case EventStoreUnavailableException or TimeoutException or NpgsqlException { IsTransient: true }
                or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown }:
                return new Unavailable();
            default:
                var trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
                Failed(logger, http.Request.Method, http.Request.Path, trace, fault);
                return new ServerFault(trace);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed (trace {Trace}).")]
    private static partial void Failed(ILogger logger, string method, string path, string trace, Exception fault);
}
