using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.SignIn;

namespace Decisions.Server.Api.Http;

/// <summary>What every question about a community goes through: freshness, whether it exists, and whether one may ask.</summary>
public sealed class Reading(CaughtUp caughtUp, CommunityById communities)
{
    /// <summary>Who may ask.</summary>
    public delegate Rejection? Permit(Actor actor, CommunityId community, Visibility visibility);

    /// <summary>Answers the question, or says why not.</summary>
    public async Task<IResult> Answer(
        HttpContext http, Guid community, Permit permit, Func<ListedCommunity, Actor, Task<IResult>> answer)
    {
        if (await Freshness.Await(http, community, caughtUp) is { } stale)
            return Problems.Of(stale);
        var id = new CommunityId(community);
        var found = await communities.Ask(id, http.RequestAborted);
        if (found.Value is not { } listed)
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

    /// <summary>An answer that is one thing of a version; 304 when the asker has that version already.</summary>
    public static IResult Fresh<T>(HttpContext http, T value, long version, long nextIndex)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            Freshness.Tell(http, nextIndex);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        return Fresh(http, value, nextIndex);
    }
}
