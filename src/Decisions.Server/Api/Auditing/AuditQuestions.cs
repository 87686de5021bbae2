using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Auditing;

internal static class AuditQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities/{community:guid}/audit", Page).Answers<PageAnswer<AuditItem>>("listAudit", "The timeline of everything on record, newest first");
        api.MapGet("/communities/{community:guid}/audit.csv", File).Saves("saveAudit", "The same as a file for a spreadsheet, all of it", "text/csv");
    }

    private static Task<IResult> Page(
        HttpContext http, Guid community, [AsParameters] AuditQuery query, [AsParameters] PageQuery page, Reading reading,
        Timeline timeline, ProposalReading proposals, SelectionReading selections) =>
        reading.Answer(http, community, Permit, async (listed, actor) =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? before))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var (filter, unclear) = query.Read();
            if (unclear is not null)
                return Problems.Of(unclear);
            var found = await timeline.Ask(listed.Id, filter, before, page.Size, http.RequestAborted);
            var shown = new ShownTimeline(listed.Id, actor, proposals, selections);
            List<AuditItem> items = [];
            foreach (var item in found.Value.Items)
                items.Add(AuditItem.Of(listed.Id, await shown.Item(item, http.RequestAborted)));
            return Reading.Fresh(
                http, new PageAnswer<AuditItem>(items, found.Value.Next?.ToString(CultureInfo.InvariantCulture)), found.NextIndex);
        });

    private static Task<IResult> File(
        HttpContext http, Guid community, [AsParameters] AuditQuery query, Reading reading, Timeline timeline,
        ProposalReading proposals, SelectionReading selections) =>
        reading.Answer(http, community, Permit, async (listed, actor) =>
        {
            var (filter, unclear) = query.Read();
            if (unclear is not null)
                return Problems.Of(unclear);
            var next = (await timeline.Ask(listed.Id, TimelineFilter.All, null, 1, http.RequestAborted)).NextIndex;
            Freshness.Tell(http, next);
            var csv = new AuditCsv(listed.Id, timeline, new ShownTimeline(listed.Id, actor, proposals, selections), filter, next);
            return Results.Stream(stream => csv.Write(stream, http.RequestAborted), AuditCsv.Type, "audit.csv");
        });

    /// <summary>Whoever may know who the members are. What of each event is told is narrower still.</summary>
    private static Rejection? Permit(Actor actor, CommunityId community, Visibility visibility) =>
        Permissions.ToReadMembers(actor, community);
}
