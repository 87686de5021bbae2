namespace Decisions.Server.Hosting;

/// <summary>
/// <c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: the database answers too and holds this
/// version's schema, so requests can be sent here.
/// </summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services, DatabaseConnections connections) =>
        services.AddSingleton(_ => new DatabaseHealth(connections));

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(HttpContext context, DatabaseHealth database, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await database.Obstacle(cancel) is { } reason
            ? Results.Json(new { status = "unavailable", reason }, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Json(new { status = "ready" });
    }
}
