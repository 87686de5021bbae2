using System.Collections.Immutable;
using Decisions.Domain.Classes;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Classes;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Classes;

/// <summary>Names the classes of members: those of before, and more.</summary>
public sealed record NameClassesBody(ImmutableArray<string> Classes);

/// <summary>Says of which class a member is.</summary>
/// <param name="Class">One of the community's classes; null or left out for none.</param>
/// <param name="Votes">How many votes the member has where a rule counts them: 1 unless they stand for more.</param>
public sealed record PlacementBody(string? Class = null, long Votes = 1);

internal static class ClassCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/communities/{community:guid}/classes", Name).Does<NameClassesBody>("nameClasses", "Name the classes of members");
        api.MapPut("/communities/{community:guid}/members/{member:guid}/placement", Place)
            .Does<PlacementBody>("placeMember", "Say of which class a member is and how many votes they have");
    }

    private static Task<IResult> Name(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<NameClassesBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ClassHandlers.Handle(new NameClasses(body.Classes), context, engine, http.RequestAborted), http, community));

    private static Task<IResult> Place(HttpContext http, Guid community, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command<PlacementBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ClassHandlers.Handle(new PlaceMember(new MemberId(member), body.Class, body.Votes), context, engine, http.RequestAborted), http, member));
}
