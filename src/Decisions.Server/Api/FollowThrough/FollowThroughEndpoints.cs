using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>When a decision is looked at again.</summary>
/// <param name="On">The day, by the community's clock.</param>
/// <param name="Criteria">The evaluation criteria: how one will tell whether it did what it was for.</param>
public sealed record ReviewBody(LocalDate On, string? Criteria = null);

/// <summary>What was found when a decision was looked at again.</summary>
/// <param name="Note">What came of the evaluation criteria.</param>
/// <param name="NextOn">The day at which it is looked at next, by the community's clock.</param>
/// <param name="NoneFurther">True to say that no further review is planned, where nextOn is left out and the decision is kept.</param>
/// <param name="LeadsTo">The proposal that would change it, where there is one already.</param>
public sealed record HeldReviewBody(
    string Text, ReviewConclusion Conclusion, string? Note = null, LocalDate? NextOn = null, bool NoneFurther = false, Guid? LeadsTo = null);

/// <summary>The decisions that a proposal supersedes once it is carried: all of them, in the place of those named before.</summary>
public sealed record SupersededBody(ImmutableArray<Guid> Superseded);

internal static class FollowThroughEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapPut($"{one}/superseded", Name).Does<SupersededBody>("nameSuperseded", "Say which decisions a proposal supersedes, until voting opens");
        api.MapPut($"{one}/review", Plan).Does<ReviewBody>("planReview", "Plan when a decision is looked at again");
        api.MapPost($"{one}/reviews", Hold).Does<HeldReviewBody>("holdReview", "Say what was found when a decision was looked at again");
        api.MapGet($"{one}/follow-up", Read).Answers<FollowUpAnswer>("getFollowUp", "What follows a decision");
    }

    private static Task<IResult> Name(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<SupersededBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ReviewHandlers.Handle(
                new NameSuperseded(new ProposalId(proposal), body.Superseded.IsDefault ? [] : [.. body.Superseded.Select(id => new ProposalId(id))]),
                context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Plan(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<ReviewBody>(http, community, async (body, context) => CommandAnswers.Of(
            await FollowThroughHandlers.Handle(new PlanReview(new ProposalId(proposal), body.On, body.Criteria), context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Hold(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<HeldReviewBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ReviewHandlers.Handle(
                new HoldReview(
                    new ProposalId(proposal), context.Actor.Member ?? default, body.Text, body.Note, body.Conclusion, body.NextOn, body.NoneFurther,
                    body.LeadsTo is { } led ? new ProposalId(led) : null),
                context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Read(
        HttpContext http, Guid community, Guid proposal, ProposalReading reading, FollowThroughReading following, SupersessionOf supersession) =>
        reading.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            var id = new CommunityId(community);
            var follow = await following.Load(id, read.State.Id, http.RequestAborted);
            var superseded = (await supersession.Ask(id, read.State.Id, http.RequestAborted)).Value;
            return Reading.Fresh(http, FollowUpAnswer.Of(read.State, follow, superseded), follow.Version, read.Head.NextIndex);
        });
}
