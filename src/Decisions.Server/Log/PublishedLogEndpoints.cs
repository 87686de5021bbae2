using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Tiles;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Log;

/// <summary>
/// The published logs, at the addresses that C2SP tlog-tiles gives them, for tools that were not made here. Who may read the
/// register of decisions may read the log: it shows that something happened and when, and not what.
/// </summary>
internal static class PublishedLogEndpoints
{
    private const string Plain = "text/plain; charset=utf-8", Bytes = "application/octet-stream";

    public static void MapPublishedLogs(this IEndpointRouteBuilder app)
    {
        var log = app.MapGroup("/log/{community:guid}").ExcludeFromDescription();
        log.MapGet("/checkpoint", Checkpoint);
        log.MapGet("/key", Key);
        log.MapGet("/{**path}", Tile);
    }

    private static Task<IResult> Checkpoint(HttpContext http, Guid community, Reading reading, WitnessedCheckpoints checkpoints) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return await checkpoints.Newest(community, http.RequestAborted) is { Note: var note }
                ? Results.Text(note, Plain)
                : Results.Text("No checkpoint has been signed yet.\n", Plain, statusCode: StatusCodes.Status404NotFound);
        });

    /// <summary>The key by which to check the present checkpoint. It proves something only where it was had in another way too.</summary>
    private static Task<IResult> Key(HttpContext http, Guid community, Reading reading, LogKey key, PublishedLogs logs) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            var signers = await logs.Checkpoint(community, http.RequestAborted) is { Note: var note } ? key.SignersOf(community, note) : [];
            return Results.Text($"{(signers.Count > 0 ? signers[^1] : key.VerifierOf(community))}\n", Plain);
        });

    private static Task<IResult> Tile(HttpContext http, Guid community, string path, Reading reading, PublishedLogs logs) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (listed, _) =>
        {
            if (!TileCoordinates.Parse(path).IsRead(out var at, out var reason))
                return Results.Text($"{reason}\n", Plain, statusCode: StatusCodes.Status404NotFound);
            var checkpoint = await logs.Checkpoint(community, http.RequestAborted);
            if (!TileLayout.Holds(at, checkpoint?.Size ?? 0)
                || await new PublishedTiles(logs, community).FetchAsync(at, http.RequestAborted) is not { IsEmpty: false } bytes)
                return Results.Text($"The log has {checkpoint?.Size ?? 0} entries, and so no {at}.\n", Plain, statusCode: StatusCodes.Status404NotFound);
            // What a tile holds never changes; a partial one may be asked for no more once it is full.
            http.Response.Headers.CacheControl = listed.Visibility == Domain.Communities.Visibility.MembersOnly
                ? "private, max-age=31536000, immutable"
                : "public, max-age=31536000, immutable";
            return Results.Bytes(bytes.ToArray(), Bytes);
        });
}
