using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Topics;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Topics;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Topics;

/// <summary>Names the topics that new proposals may be of, in the place of those before.</summary>
public sealed record NameTopicsBody(ImmutableArray<string> Topics);

/// <summary>Says of which topic a proposal is.</summary>
/// <param name="Topic">One of the community's topics; null for none.</param>
public sealed record ChooseTopicBody(string? Topic);

/// <summary>The topics that new proposals may be of, in the order in which they are listed.</summary>
public sealed record TopicsAnswer(ImmutableArray<string> Topics, long Version);

internal static class TopicEndpoints
{
    public static void Map(RouteGroupBuilder communities, RouteGroupBuilder proposals)
    {
        const string topics = "/communities/{community:guid}/topics";
        communities.MapPut(topics, Name).Does<NameTopicsBody>("nameTopics", "Name the topics that new proposals may be of");
        communities.MapGet(topics, All).Answers<TopicsAnswer>("getTopics", "The topics that new proposals may be of");
        proposals.MapPut("/communities/{community:guid}/proposals/{proposal:guid}/topic", Choose)
            .Does<ChooseTopicBody>("chooseTopic", "Say of which topic a proposal is, until voting opens");
    }

    private static Task<IResult> Name(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<NameTopicsBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TopicHandlers.Handle(new NameTopics(body.Topics), context, engine, http.RequestAborted), http, community));

    private static Task<IResult> Choose(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ChooseTopicBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TopicHandlers.Handle(new ChooseTopic(new ProposalId(proposal), body.Topic), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> All(HttpContext http, Guid community, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToRead, async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Community(new CommunityId(community), http.RequestAborted);
            return Reading.Fresh(http, new TopicsAnswer(loaded.State!.Topics, loaded.Version), loaded.Version, head.NextIndex);
        });
}
