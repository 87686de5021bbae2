using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Delegations;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Delegations;

/// <summary>Whom the bearer lets vote for them until that is revoked.</summary>
/// <param name="Holder">The member who votes for the bearer wherever the bearer neither votes nor appoints a proxy, and the rule allows it.</param>
public sealed record DelegationBody(MemberId Holder);

/// <summary>Who votes for the bearer, and for whom the bearer can vote.</summary>
/// <param name="Holder">Null where the bearer lets nobody vote for them.</param>
/// <param name="From">Who lets the bearer vote for them.</param>
public sealed record DelegationAnswer(Guid? Holder, ImmutableArray<Guid> From, long Version);

internal static class DelegationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string delegation = "/communities/{community:guid}/delegation";
        api.MapPut(delegation, Give).Does<DelegationBody>("delegateVotes", "Let another member vote for the bearer, until that is revoked");
        api.MapDelete(delegation, Revoke).Does("revokeDelegation", "Let nobody vote for the bearer any more");
        api.MapGet(delegation, Mine).Answers<DelegationAnswer>("getDelegation", "Who votes for the bearer, and for whom the bearer can vote");
    }

    private static Task<IResult> Give(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<DelegationBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DelegationHandlers.Handle(
                new DelegateVotes(context.Actor.Member ?? default(MemberId), body.Holder), context, engine, http.RequestAborted),
            http, context.Actor.Member?.Value ?? default));

    private static Task<IResult> Revoke(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await DelegationHandlers.Handle(
                new RevokeDelegation(context.Actor.Member ?? default(MemberId)), context, engine, http.RequestAborted),
            http, context.Actor.Member?.Value ?? default));

    private static Task<IResult> Mine(
        HttpContext http, Guid community, Reading reading, DecisionsEngine engine, DelegatedTo delegated) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToVote(actor, id), async (_, actor) =>
        {
            var (id, member) = (new CommunityId(community), actor.Member!.Value);
            var own = await engine.Streams.Delegation(id, member, http.RequestAborted);
            var from = await delegated.Ask(id, member, http.RequestAborted);
            return Reading.Fresh(
                http, new DelegationAnswer(own.State?.Holder?.Value, [.. from.Value.Select(each => each.Member.Value)], own.Version), from.NextIndex);
        });
}
