using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Redactions;
using Decisions.EventStore.Redacting;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Redactions;

/// <summary>Takes words out of one event of the log, for good.</summary>
/// <param name="Reason">Why. It is on record and everybody who reads the record sees it, so it repeats none of the words.</param>
/// <param name="Passages">What to take out, exactly as it stands there; none for all words of the event.</param>
public sealed record RedactionBody(string Reason, IReadOnlyList<string>? Passages = null);

/// <summary>Erases a person's name, address and keys.</summary>
/// <param name="Reason">Why. It is on record, so it names nobody.</param>
public sealed record ErasureBody(string Reason);

internal static class RedactionCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/communities/{community:guid}/log/{index:long:min(0)}/redactions", Redact)
            .Does<RedactionBody>("redactEvent", "Take words out of an event, for good");
        api.MapPost("/communities/{community:guid}/members/{member:guid}/erasure", Erase)
            .Does<ErasureBody>("erasePerson", "Erase a person's name, address and keys, for good");
    }

    private static Task<IResult> Redact(
        HttpContext http, Guid community, long index, DecisionsEngine engine, PayloadRedactions redactions) =>
        ApiRequest.Command<RedactionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await RedactPayloadHandler.Handle(
                index, [.. body.Passages ?? []], body.Reason, context, engine, redactions, http.RequestAborted),
            http, community));

    private static Task<IResult> Erase(HttpContext http, Guid community, Guid member, DecisionsEngine engine, People people) =>
        ApiRequest.Command<ErasureBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ErasePersonHandler.Handle(new MemberId(member), body.Reason, context, engine, people, http.RequestAborted),
            http, member));
}
