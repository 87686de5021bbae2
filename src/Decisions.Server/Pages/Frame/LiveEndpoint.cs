using Decisions.Domain.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.SignIn;
using Npgsql;

namespace Decisions.Server.Pages.Frame;

/// <summary>
/// Tells a browser when its community's log has grown: server-sent events with nothing but how far the log goes. What
/// happened is read from the page again, so that nothing is told here that a page would not show.
/// </summary>
public static class LiveEndpoint
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Then the browser connects again.</summary>
    private const int Beats = 300;

    /// <summary>How often it is asked again whether the browser may follow, and told that the connection lives.</summary>
    private const int BeatsBetweenChecks = 15;

    public static void Map(WebApplication app) => app.MapGet("/c/{community:guid}/live", Follow).ExcludeFromDescription();

    private static async Task Follow(
        HttpContext http, Guid community, CommunityById communities, AccessTokens tokens, LiveHeads heads,
        CaughtUp caughtUp, IHostApplicationLifetime lifetime)
    {
        var id = new CommunityId(community);
        if (!await MayFollow(http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        try
        {
            await Tell(http.Response, id, heads, caughtUp, MayFollow, stop.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or NpgsqlException or TimeoutException)
        {
            // The browser has gone, the server stops, or the database is away: the browser comes back by itself.
        }

        async Task<bool> MayFollow(CancellationToken cancel) =>
            await ActorFeature.Of(http).Again(tokens, cancel) is { } actor &&
            (await communities.Ask(id, cancel)).Value is { } listed &&
            Permissions.ToRead(actor, id, listed.Visibility) is null;
    }

    private static async Task Tell(
        HttpResponse response, CommunityId community, LiveHeads heads, CaughtUp caughtUp,
        Func<CancellationToken, Task<bool>> mayFollow, CancellationToken stop)
    {
        long told = -1;
        for (var beat = 0; beat < Beats; beat++)
        {
            var isCheck = beat % BeatsBetweenChecks == 0;
            if (isCheck && !await mayFollow(stop))
                return;
            var next = await heads.Of(community);
            if (next != told)
            {
                await caughtUp.WaitFor(community, next, Patience, stop);
                await response.WriteAsync($"data: {next}\n\n", stop);
                await response.Body.FlushAsync(stop);
                told = next;
            }
            else if (isCheck)
            {
                await response.WriteAsync(":\n\n", stop);
                await response.Body.FlushAsync(stop);
            }
            await Task.Delay(Interval, stop);
        }
    }
}
