using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine;
using Decisions.Engine.Proposals;
using Decisions.Engine.Proxies;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Proxies;

/// <summary>A member's proxy.</summary>
/// <param name="Holder">The member who speaks for the bearer.</param>
/// <param name="Revision">The revision that the bearer has read: the one that is voted on.</param>
/// <param name="Instruction">How the bearer votes on it; null to leave it to the holder.</param>
/// <param name="IsFreeOnOtherTexts">Whether the holder decides if the text changes; else the proxy lapses then.</param>
public sealed record ProxyBody(MemberId Holder, int Revision, Choice? Instruction = null, bool IsFreeOnOtherTexts = false);

internal static class ProxyCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapPut($"{one}/proxy", Appoint).Accepts<ProxyBody>("application/json").Does("appointProxy", "Appoint the bearer's proxy for this decision");
        api.MapDelete($"{one}/proxy", Revoke).Does("revokeProxy", "Take the bearer's proxy back, until it is used");
        api.MapPut($"{one}/proxies/{{member:guid}}/ballot", Cast).Accepts<BallotBody>("application/json")
            .Does("castByProxy", "Cast the ballot of a member whose free proxy the bearer holds, or change it");
    }

    private static Task<IResult> Appoint(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<ProxyBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ProxyHandlers.Handle(
                new AppointProxy(
                    new ProposalId(proposal), context.Actor.Member ?? default(MemberId), body.Holder, body.Revision, body.Instruction, body.IsFreeOnOtherTexts),
                context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Revoke(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await ProxyHandlers.Handle(
                new RevokeProxy(new ProposalId(proposal), context.Actor.Member ?? default(MemberId)), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Cast(
        HttpContext http, Guid community, Guid proposal, Guid member, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<BallotBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ProxyHandlers.Handle(
                new CastByProxy(
                    new ProposalId(proposal), context.Actor.Member ?? default(MemberId), new MemberId(member), body.Revision, body.Choice,
                    body.Reason, context.Channel),
                context, engine, rolls, http.RequestAborted),
            http, proposal));
}
