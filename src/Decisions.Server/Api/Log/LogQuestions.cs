using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using Decisions.Server.SignIn;

namespace Decisions.Server.Api.Log;

internal static class LogQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities/{community:guid}/log", Page).Answers<PageAnswer<LogItem>>("readLog", "The community's log from an index on, for the auditor and the secretary");
        api.MapGet("/communities/{community:guid}/log/live", Live).Streams<LogItem>("followLog", "The community's log from an index on and then as it grows, as server-sent events");
    }

    private static Task<IResult> Page(
        HttpContext http, Guid community, string? from, string? limit, Reading reading, DecisionsEngine engine,
        ProposalReading proposals, SelectionReading selections) =>
        reading.Answer(http, community, Permit, async (_, actor) =>
        {
            var page = new PageQuery(null, limit);
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!TryIndex(from ?? "0", out var start))
                return Problems.Of(FromIsMalformed);
            var events = await engine.Store.ReadLog(community, start, page.Size, http.RequestAborted);
            var shown = new ShownLog(new CommunityId(community), actor, proposals, selections);
            List<LogItem> items = [];
            foreach (var logged in events)
                items.Add(await shown.Item(logged, http.RequestAborted));
            var next = start + events.Count;
            return Reading.Fresh(
                http, new PageAnswer<LogItem>(items, events.Count == 0 ? null : next.ToString(CultureInfo.InvariantCulture)), next);
        });

    private static Task<IResult> Live(
        HttpContext http, Guid community, string? from, Reading reading, LiveLog live, ProposalReading proposals, SelectionReading selections,
        AccessTokens tokens) =>
        reading.Answer(http, community, Permit, (_, actor) =>
        {
            // A client that lost its connection says which event it saw last; that is later than where it began.
            var last = http.Request.Headers["Last-Event-ID"].ToString();
            long seen = -1;
            if (last.Length > 0 && !TryIndex(last, out seen))
                return Task.FromResult(Problems.Of(new HeaderIsMalformed("Last-Event-ID", "Send the id of the last event that you received.")));
            if (!TryIndex(from ?? "0", out var start))
                return Task.FromResult(Problems.Of(FromIsMalformed));
            var id = new CommunityId(community);
            var sender = ActorFeature.Of(http);
            return Task.FromResult<IResult>(TypedResults.ServerSentEvents(live.Follow(
                community, Math.Max(start, seen + 1), new ShownLog(id, actor, proposals, selections),
                async cancel => await sender.Again(tokens, cancel) is { } still && Permissions.ToAudit(still, id) is null,
                http.RequestAborted)));
        });

    private static QueryIsMalformed FromIsMalformed { get; } = new("from", "Send an index of the log: 0 is the first.");

    private static bool TryIndex(string text, out long index) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < long.MaxValue;

    private static Rejection? Permit(Actor actor, CommunityId community, Visibility visibility) =>
        Permissions.ToAudit(actor, community);
}
