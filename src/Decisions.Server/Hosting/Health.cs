using Decisions.Engine.ReadModels;

namespace Decisions.Server.Hosting;

/// <summary>
/// <c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: the database answers too and holds this
/// version's schema, and there are read models to answer from, so requests can be sent here.
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

    private static async Task<IResult> Ready(
        HttpContext context, DatabaseHealth database, ServedReadModels readModels, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        // Lists are read from them, and who may vote is looked up in them.
        var building = readModels.Generation is null ? "The read models of this version are still being built." : null;
        return (await database.Obstacle(cancel) ?? building) is { } reason
            ? Results.Json(new { status = "unavailable", reason }, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Json(new { status = "ready" });
    }
}
