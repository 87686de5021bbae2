using Decisions.Domain.Communities;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>When a decision is looked at again.</summary>
/// <param name="On">The day, by the community's clock.</param>
/// <param name="Criteria">The evaluation criteria: how one will tell whether it did what it was for.</param>
public sealed record ReviewBody(LocalDate On, string? Criteria = null);

/// <summary>What follows a decision.</summary>
/// <param name="ReviewOn">The day at which it is looked at again, by the community's clock; null where none is planned.</param>
/// <param name="Criteria">How one will tell whether it did what it was for, or null.</param>
public sealed record FollowUpAnswer(Guid ProposalId, long Version, LocalDate? ReviewOn, string? Criteria);

internal static class FollowThroughEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapPut($"{one}/review", Plan).Does<ReviewBody>("planReview", "Plan when a decision is looked at again");
        api.MapGet($"{one}/follow-up", Read).Answers<FollowUpAnswer>("getFollowUp", "What follows a decision");
    }

    private static Task<IResult> Plan(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<ReviewBody>(http, community, async (body, context) => CommandAnswers.Of(
            await FollowThroughHandlers.Handle(new PlanReview(new ProposalId(proposal), body.On, body.Criteria), context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Read(HttpContext http, Guid community, Guid proposal, ProposalReading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            var follow = await engine.Streams.FollowUp(new CommunityId(community), read.State.Id, http.RequestAborted);
            return Reading.Fresh(
                http,
                new FollowUpAnswer(
                    proposal, follow.Version, follow.State?.ReviewOn, follow.State?.Criteria),
                follow.Version, read.Head.NextIndex);
        });
}
