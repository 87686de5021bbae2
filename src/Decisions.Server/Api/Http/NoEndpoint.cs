using System.Globalization;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Decisions.Server.Api.Http;

/// <summary>
/// Answers what no endpoint of the API takes: OPTIONS, another method than those there are, a body that is not JSON,
/// or an address where nothing is. Being an endpoint of its own, it comes before the pages' 'not found'.
/// </summary>
internal static class NoEndpoint
{
    public static IResult Answer(HttpContext http, EndpointDataSource endpoints)
    {
        string[] allowed = [.. Methods(http.Request.Path, endpoints)];
        if (allowed.Length == 0)
            return Problems.Of(new NothingHere());
        http.Response.Headers.Allow = string.Join(", ", allowed);
        if (HttpMethods.IsOptions(http.Request.Method))
            return Results.NoContent();
        // The method is right, so it was the type of the body that kept the endpoint from being chosen.
        return allowed.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase)
            ? Problems.Of(new BodyIsNotJson())
            : Problems.Of(new MethodIsNotAllowed(allowed));
    }

    private static IEnumerable<string> Methods(PathString path, EndpointDataSource endpoints)
    {
        var found = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Matches(endpoint.RoutePattern, path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (found.Count == 0)
            return [];
        if (found.Contains(HttpMethods.Get) && !path.Value!.EndsWith("/live", StringComparison.Ordinal))
            found.Add(HttpMethods.Head);
        found.Add(HttpMethods.Options);
        return found;
    }

    private static bool Matches(RoutePattern pattern, PathString path)
    {
        var values = new RouteValueDictionary();
        return pattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true &&
            new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(path, values) &&
            pattern.ParameterPolicies.All(pair =>
                pair.Value.All(policy => Holds(policy.Content, values[pair.Key]?.ToString())));
    }

    private static bool Holds(string? policy, string? value) => policy switch
    {
        "guid" => Guid.TryParse(value, out _),
        "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
