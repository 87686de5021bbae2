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
/// <param name="Topic">In decisions of this topic; null or left out for all those for whose topic the bearer names nobody.</param>
public sealed record DelegationBody(MemberId Holder, string? Topic = null);

/// <summary>Who votes for the bearer in decisions of a topic.</summary>
public sealed record TopicDelegationAnswer(string Topic, Guid Holder);

/// <summary>Who lets the bearer vote for them in decisions of a topic.</summary>
public sealed record TopicDelegatedAnswer(string Topic, Guid From);

/// <summary>Who votes for the bearer, and for whom the bearer can vote.</summary>
/// <param name="Holder">Who does in all decisions for whose topic the bearer names nobody; null where nobody does.</param>
/// <param name="From">Who lets the bearer vote for them in all decisions for whose topic they name nobody.</param>
/// <param name="Topics">Who does in decisions of a topic: before <c>holder</c>.</param>
/// <param name="FromTopics">Who lets the bearer vote for them in decisions of a topic.</param>
public sealed record DelegationAnswer(
    Guid? Holder, ImmutableArray<Guid> From, long Version, ImmutableArray<TopicDelegationAnswer> Topics,
    ImmutableArray<TopicDelegatedAnswer> FromTopics);

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
                new DelegateVotes(context.Actor.Member ?? default(MemberId), body.Holder, body.Topic), context, engine, http.RequestAborted),
            http, context.Actor.Member?.Value ?? default));

    private static Task<IResult> Revoke(HttpContext http, Guid community, string? topic, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await DelegationHandlers.Handle(
                new RevokeDelegation(context.Actor.Member ?? default(MemberId), topic), context, engine, http.RequestAborted),
            http, context.Actor.Member?.Value ?? default));

    private static Task<IResult> Mine(
        HttpContext http, Guid community, Reading reading, DecisionsEngine engine, DelegatedTo delegated) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToVote(actor, id), async (_, actor) =>
        {
            var (id, member) = (new CommunityId(community), actor.Member!.Value);
            var own = await engine.Streams.Delegation(id, member, http.RequestAborted);
            var from = await delegated.Ask(id, member, http.RequestAborted);
            var answer = new DelegationAnswer(
                own.State?.Named(null)?.Holder?.Value,
                [.. from.Value.Where(each => each.Topic is null).Select(each => each.Member.Value)], own.Version,
                [.. own.State?.All.Where(named => named is { Topic: not null, Holder: not null }).OrderBy(named => named.Topic, StringComparer.Ordinal)
                    .Select(named => new TopicDelegationAnswer(named.Topic!, named.Holder!.Value.Value)) ?? []],
                [.. from.Value.Where(each => each.Topic is not null).Select(each => new TopicDelegatedAnswer(each.Topic!, each.Member.Value))]);
            return Reading.Fresh(http, answer, from.NextIndex);
        });
}
