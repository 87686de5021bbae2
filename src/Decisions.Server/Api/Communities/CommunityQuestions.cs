using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.Api.Http;
using Decisions.Server.SignIn;

namespace Decisions.Server.Api.Communities;

internal static class CommunityQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities", List).Answers<PageAnswer<ListedCommunity>>("listCommunities", "Communities whose register anyone may read; with an admin's key, all");
        api.MapGet("/communities/{community:guid}", One).Answers<ListedCommunity>("getCommunity", "A community");
    }

    private static async Task<IResult> List(HttpContext http, [AsParameters] PageQuery page, CommunitiesList communities)
    {
        if (page.Check() is { } malformed)
            return Problems.Of(malformed);
        if (!page.TryCursor(out Guid? after))
            return Problems.Of(PageQuery.CursorIsMalformed);
        var found = await communities.Ask(
            ActorFeature.Of(http).Actor.IsAdmin
                ? [Visibility.Public, Visibility.Hybrid, Visibility.MembersOnly]
                : [Visibility.Public, Visibility.Hybrid],
            after is { } id ? new CommunityId(id) : null, page.Size, http.RequestAborted);
        return Results.Json(new PageAnswer<ListedCommunity>(found.Items, found.Next?.ToString()), ApiJson.Options);
    }

    private static Task<IResult> One(HttpContext http, Guid community, Reading reading, CommunityById communities) =>
        reading.Answer(http, community, Permit, async (_, _) =>
        {
            var found = await communities.Ask(new CommunityId(community), http.RequestAborted);
            return Reading.Fresh(http, found.Value!, found.Value!.Version, found.NextIndex);
        });

    /// <summary>An admin, who founded it, finds it listed; what it decides stays closed to them.</summary>
    private static Rejection? Permit(Actor actor, CommunityId community, Visibility visibility) =>
        actor.IsAdmin ? null : Permissions.ToReadRegister(actor, community, visibility);
}
