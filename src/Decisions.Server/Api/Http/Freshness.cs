using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Following;

namespace Decisions.Server.Api.Http;

/// <summary>
/// The header 'Decisions-Index'. On an answer it says how many events of the community's log the answer takes in; on
/// a request it asks for an answer that takes in at least so many, so that who has just voted sees that vote.
/// </summary>
public static class Freshness
{
    public const string Header = "Decisions-Index";

    /// <summary>How long a reader is kept waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Waits until the read models are as fresh as the request asks; a rejection when they do not get there.</summary>
    public static async Task<Rejection?> Await(HttpContext http, Guid community, CaughtUp caughtUp, DecisionsEngine engine)
    {
        var asked = http.Request.Headers[Header].ToString();
        if (asked.Length == 0)
            return null;
        if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return new HeaderIsMalformed(Header, "Send a whole number, as you received it.");
        // Nobody was ever told an index beyond the head, and nobody is kept waiting for one.
        if (index > (await engine.Store.Head(community, http.RequestAborted)).NextIndex)
            return new HeaderIsMalformed(Header, "This community's log has not come so far. Send the number as you received it, for the community that you received it of.");
        return await caughtUp.WaitFor(new CommunityId(community), index, Patience, http.RequestAborted)
            ? null
            : new NotFreshYet(index);
    }

    /// <summary>Says how fresh the answer is.</summary>
    public static void Tell(HttpContext http, long nextIndex) =>
        http.Response.Headers[Header] = nextIndex.ToString(CultureInfo.InvariantCulture);
}
