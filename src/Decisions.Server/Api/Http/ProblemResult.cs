using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Api.Http;

/// <summary>Writes problem details, with the headers that HTTP wants beside some statuses.</summary>
internal sealed class ProblemResult(ProblemDetails problem) : IResult
{
    /// <summary>Seconds after which what could not be answered now is worth another try.</summary>
    private const string RetryAfter = "2";

    public Task ExecuteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (problem.Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = Challenge(problem.Type!);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            headers.RetryAfter = RetryAfter;
        headers.CacheControl = "no-store";
        return Results.Json(problem, ApiJson.Options, "application/problem+json", problem.Status).ExecuteAsync(http);
    }

    /// <summary>RFC 6750, section 3: an error is named only where a token was sent.</summary>
    private static string Challenge(string type) =>
        type.EndsWith("/token-is-invalid", StringComparison.Ordinal)
            ? "Bearer realm=\"decisions\", error=\"invalid_token\""
            : "Bearer realm=\"decisions\"";
}
