using Decisions.Domain.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.Api.Auditing;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using Decisions.Server.Pages.Words;
using Decisions.Server.SignIn;
using NodaTime;

namespace Decisions.Server.Pages.Auditing;

/// <summary>The audit as a file, for a browser: the API takes no cookie. It holds what the page shows, and all of it.</summary>
public static class AuditFile
{
    public static void Map(WebApplication app) => app.MapGet("/c/{community:guid}/audit.csv", Save).ExcludeFromDescription();

    private static async Task<IResult> Save(
        HttpContext http, Guid community, CommunityById communities, Timeline timeline, ProposalReading proposals, SelectionReading selections, IClock clock)
    {
        var id = new CommunityId(community);
        var actor = ActorFeature.Of(http).Actor;
        if ((await communities.Ask(id, http.RequestAborted)).Value is not { } listed)
            return Problems.Of(new CommunityIsUnknown(id));
        if (Permissions.ToReadMembers(actor, id) is { } forbidden)
            return Problems.Of(forbidden);
        var times = new CommunityTime(DateTimeZoneProviders.Tzdb[listed.TimeZone], clock.GetCurrentInstant());
        var (filter, malformed) = AuditForm.Of(http.Request.Query).Read(times);
        if (malformed is not null)
            return Problems.Of(malformed);
        var next = (await timeline.Ask(id, TimelineFilter.All, null, 1, http.RequestAborted)).NextIndex;
        var csv = new AuditCsv(id, timeline, new ShownTimeline(id, actor, proposals, selections), filter, next);
        return Results.Stream(stream => csv.Write(stream, http.RequestAborted), AuditCsv.Type, "audit.csv");
    }
}
