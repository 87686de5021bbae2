using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.EventStore.Reading;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Log;

/// <summary>One event of a community's log.</summary>
/// <param name="Index">Its place: 0, 1, 2, … without gaps.</param>
/// <param name="Version">Its place in its stream.</param>
/// <param name="Payload">What happened; null for a ballot, unless an auditor asks.</param>
/// <param name="Metadata">Who acted, by pseudonym, and the way it came by.</param>
public sealed record LogItem(
    long Index, Guid EventId, string Stream, long Version, string Type, Instant At, JsonElement? Payload, JsonElement? Metadata);

internal static class LogQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities/{community:guid}/log", Page).Answers<PageAnswer<LogItem>>("readLog", "The community's log from an index on, for the auditor and the secretary");
        api.MapGet("/communities/{community:guid}/log/live", Live).WithName("followLog")
            .WithSummary("The community's log from an index on and then as it grows, as server-sent events")
            .Produces<LogItem>(contentType: "text/event-stream");
    }

    private static Task<IResult> Page(
        HttpContext http, Guid community, long? from, int? limit, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permit, async (_, actor) =>
        {
            if (new PageQuery(null, limit).Check() is { } malformed)
                return Problems.Of(malformed);
            var start = from ?? 0;
            if (start < 0)
                return Problems.Of(new QueryIsMalformed("from", "The first index is 0."));
            var events = await engine.Store.ReadLog(community, start, new PageQuery(null, limit).Size, http.RequestAborted);
            var next = start + events.Count;
            return Reading.Fresh(
                http, new PageAnswer<LogItem>(
                    [.. events.Select(logged => Item(logged, ShowsBallots(actor, community)))], events.Count == 0 ? null : next.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                next);
        });

    private static Task<IResult> Live(HttpContext http, Guid community, long? from, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permit, (_, actor) => Task.FromResult<IResult>(
            TypedResults.ServerSentEvents(
                Items(engine, community, Math.Max(0, from ?? 0), ShowsBallots(actor, community), http.RequestAborted))));

    private static async IAsyncEnumerable<SseItem<LogItem>> Items(
        DecisionsEngine engine, Guid community, long from, bool ballotsShow, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var logged in engine.Store.Follow(community, from, cancel))
            yield return new SseItem<LogItem>(Item(logged, ballotsShow), logged.Event.Type)
            {
                EventId = logged.Index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
    }

    private static bool ShowsBallots(Actor actor, Guid community) => actor.Has(new CommunityId(community), Role.Auditor);

    private static LogItem Item(LoggedEvent logged, bool ballotsShow)
    {
        var stored = logged.Event;
        var isHidden = !ballotsShow && stored.Stream.StartsWith("ballot/", StringComparison.Ordinal);
        return new LogItem(
            logged.Index, stored.Id, stored.Stream, stored.Version, stored.Type, stored.At,
            isHidden ? null : Json(stored.Data), stored.Headers is { } headers ? Json(headers) : null);
    }

    private static JsonElement Json(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }

    private static Domain.Rejection? Permit(Actor actor, CommunityId community, Visibility visibility) =>
        Permissions.ToAudit(actor, community);
}
