using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Exporting;

namespace Decisions.Server.Api.Exporting;

internal static class ExportQuestions
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/communities/{community:guid}/export", Export).Saves("exportRecord", "The whole record as one archive, as far as the asker may see it, for anyone to check", RecordFile.Type);

    private static Task<IResult> Export(HttpContext http, Guid community, Reading reading, RecordDownloads downloads) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (listed, actor) =>
        {
            var (file, unready) = await downloads.Find(actor, listed.Id, http.RequestAborted);
            return unready is not null ? Problems.Of(unready) : file!;
        });
}
