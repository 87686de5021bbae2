using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Circles;

/// <summary>Says which circle decides a proposal.</summary>
/// <param name="Circle">Null for the whole community.</param>
public sealed record ChooseCircleBody(Guid? Circle, string? Reason = null);

/// <summary>Hands a decision on by one step.</summary>
/// <param name="To">The circle around the one that it is with, or one right inside that; null for the whole community.</param>
public sealed record HandOnDecisionBody(Guid? To, string Reason);

internal static class CircleOfDecisionCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapPut($"{one}/circle", Choose).Does<ChooseCircleBody>("chooseCircle", "Say which circle decides a proposal, until anybody is asked to");
        api.MapPost($"{one}/handing-on", HandOn).Does<HandOnDecisionBody>("handOnDecision", "Hand a decision on to the circle around its own, or to one right inside");
    }

    private static Task<IResult> Choose(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ChooseCircleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleHandlers.Handle(new ChooseCircle(new ProposalId(proposal), IdOf(body.Circle), body.Reason), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> HandOn(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<HandOnDecisionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleHandlers.Handle(new HandOnDecision(new ProposalId(proposal), IdOf(body.To), body.Reason), context, engine, http.RequestAborted),
            http, proposal));

    private static CircleId? IdOf(Guid? circle) => circle is { } id ? new CircleId(id) : null;
}
