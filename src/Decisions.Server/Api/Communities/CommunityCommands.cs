using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Communities;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Members;

namespace Decisions.Server.Api.Communities;

/// <summary>Founds a community.</summary>
/// <param name="TimeZone">An IANA time zone: 'Europe/London'.</param>
/// <param name="Visibility">Who may read: public, membersOnly or hybrid (the register is public).</param>
/// <param name="FounderName">The first member's name.</param>
/// <param name="FounderEmail">Their address, or null.</param>
/// <param name="Rules">The keys of the library's rules that it begins with; none when left out.</param>
public sealed record FoundCommunityBody(
    string Name, string Purpose, string TimeZone, Visibility Visibility, string FounderName, string? FounderEmail = null,
    IReadOnlyList<string>? Rules = null);

/// <summary>Changes a community. What is left out stays as it is.</summary>
public sealed record ChangeCommunityBody(
    string? Name = null, string? Purpose = null, string? TimeZone = null, Visibility? Visibility = null);

internal static class CommunityCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/communities", Found).Does<FoundCommunityBody>("foundCommunity", "Found a community", created: true);
        api.MapPatch("/communities/{community:guid}", Change).Does<ChangeCommunityBody>("changeCommunity", "Change a community's name, purpose, time zone or visibility");
    }

    private static Task<IResult> Found(HttpContext http, DecisionsEngine engine, People people)
    {
        // Each community has a log of its own, so a repeated founding must find the same one: its id follows from the key.
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var community = key.Length == 0 ? Guid.CreateVersion7() : DerivedId.From("community", key);
        return ApiRequest.Command<FoundCommunityBody>(http, community, async (body, context) =>
        {
            var founder = MemberCommands.NewPerson(body.FounderName, body.FounderEmail);
            var command = new FoundCommunity(
                context.Community, body.Name, body.Purpose, body.TimeZone, body.Visibility, founder.Member);
            var result = await FoundCommunityHandler.Handle(command, founder, context, engine, people, http.RequestAborted, body.Rules);
            return CommandAnswers.Created(result, http, id => $"/api/v1/communities/{id}");
        });
    }

    private static Task<IResult> Change(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<ChangeCommunityBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ChangeCommunityHandler.Handle(
                new ChangeCommunity(body.Name, body.Purpose, body.TimeZone, body.Visibility), context, engine, http.RequestAborted),
            http, community));
}
