using Decisions.Domain.Communities;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Proxies;

/// <summary>The bearer's own proxy for a decision.</summary>
/// <param name="Proxy">Null where they have none.</param>
public sealed record ProxyAnswer(Guid ProposalId, OwnProxy? Proxy);

internal static class ProxyQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapGet($"{one}/proxy", Mine).Answers<ProxyAnswer>("getProxy", "The bearer's own proxy for this decision");
        api.MapGet($"{one}/proxies", Held).Answers<PageAnswer<SpokenFor>>("listProxies", "For whom the bearer speaks in this decision");
    }

    private static Task<IResult> Mine(HttpContext http, Guid community, Guid proposal, ProposalReading reading, ProxyReading proxies) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToVote(actor, id), async read => Reading.Fresh(
            http,
            new ProxyAnswer(proposal, await proxies.Own(new CommunityId(community), read.State, read.Actor.Member!.Value, read.Now, http.RequestAborted)),
            read.Head.NextIndex));

    /// <summary>A rule lets nobody hold so many that they need more than one page.</summary>
    private static Task<IResult> Held(HttpContext http, Guid community, Guid proposal, ProposalReading reading, ProxyReading proxies) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToVote(actor, id), async read => Reading.Fresh(
            http,
            new PageAnswer<SpokenFor>(
                await proxies.Held(new CommunityId(community), read.State, read.Actor.Member!.Value, read.Now, http.RequestAborted), Next: null),
            read.Head.NextIndex));
}
