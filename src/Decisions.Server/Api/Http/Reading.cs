using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.SignIn;

namespace Decisions.Server.Api.Http;

/// <summary>What every question about a community goes through: freshness, whether it exists, and whether one may ask.</summary>
public sealed class Reading(CaughtUp caughtUp, CommunityById communities, DecisionsEngine engine)
{
    /// <summary>Who may ask.</summary>
    public delegate Rejection? Permit(Actor actor, CommunityId community, Visibility visibility);

    /// <summary>Answers the question, or says why not.</summary>
    public async Task<IResult> Answer(
        HttpContext http, Guid community, Permit permit, Func<ListedCommunity, Actor, Task<IResult>> answer)
    {
        if (await Freshness.Await(http, community, caughtUp, engine) is { } stale)
            return Problems.Of(stale);
        var id = new CommunityId(community);
        if (await Find(id, http.RequestAborted) is not { } listed)
            return Problems.Of(new CommunityIsUnknown(id));
        var actor = ActorFeature.Of(http).Actor;
        return permit(actor, id, listed.Visibility) is { } forbidden ? Problems.Of(forbidden) : await answer(listed, actor);
    }

    /// <summary>An answer with its freshness.</summary>
    public static IResult Fresh<T>(HttpContext http, T value, long nextIndex)
    {
        Freshness.Tell(http, nextIndex);
        return Results.Json(value, ApiJson.Options);
    }

    /// <summary>An answer that is one thing of a version; 304 when the asker has this very answer already.</summary>
    public static IResult Fresh<T>(HttpContext http, T value, long version, long nextIndex)
    {
        Freshness.Tell(http, nextIndex);
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
        var tag = EntityTags.Of(version, body);
        http.Response.Headers.ETag = tag;
        return EntityTags.IsKnown(http.Request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }

    /// <summary>A community that was founded a moment ago may not have reached the read models yet: it is waited for.</summary>
    private async Task<ListedCommunity?> Find(CommunityId community, CancellationToken cancel)
    {
        if ((await communities.Ask(community, cancel)).Value is { } listed)
            return listed;
        var head = await engine.Store.Head(community.Value, cancel);
        return head.NextIndex > 0 && await caughtUp.WaitFor(community, head.NextIndex, Freshness.Patience, cancel)
            ? (await communities.Ask(community, cancel)).Value
            : null;
    }
}
