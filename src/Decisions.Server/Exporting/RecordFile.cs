using Decisions.Domain.Communities;
using Decisions.Server.Api.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Decisions.Server.Exporting;

/// <summary>The answer that is a record: sent as it is read, so that memory does not grow with it.</summary>
/// <param name="size">How many entries it has at least.</param>
/// <param name="write">Writes the archive.</param>
public sealed class RecordFile(CommunityId community, long size, Func<Stream, CancellationToken, Task> write) : IResult, IActionResult
{
    public const string Type = "application/zip";

    /// <summary>Whoever reads slower than this, in bytes a second, is cut off: others wait for the place.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 4_096, gracePeriod: TimeSpan.FromSeconds(30));

    /// <summary>The same as the command line's.</summary>
    public static string NameOf(CommunityId community) => $"record-{community}.zip";

    public async Task ExecuteAsync(HttpContext http)
    {
        Freshness.Tell(http, size);
        http.Response.ContentType = Type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{NameOf(community)}\"";
        http.Response.Headers.CacheControl = "no-store";
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = Slowest;
        await using var body = new HeldWrites(http.Response.Body);
        await write(body, http.RequestAborted);
        await body.FlushAsync(http.RequestAborted);
    }

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);
}
