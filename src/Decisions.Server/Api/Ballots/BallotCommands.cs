using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Ballots;

/// <summary>A member's ballot.</summary>
/// <param name="Revision">The revision that the member has read: the one that is voted on.</param>
/// <param name="Reason">Why; some rules ask everyone for it.</param>
public sealed record BallotBody(int Revision, Choice Choice, string? Reason = null);

internal static class BallotCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string ballot = "/communities/{community:guid}/proposals/{proposal:guid}/ballot";
        api.MapPut(ballot, Cast).Accepts<BallotBody>("application/json")
            .DoesAndAnswers<BallotCommandAnswer>("castBallot", "Cast the bearer's ballot, or change it");
        api.MapDelete(ballot, Withdraw).DoesAndAnswers<BallotCommandAnswer>("withdrawBallot", "Withdraw the bearer's ballot");
    }

    private static Task<IResult> Cast(
        HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<BallotBody>(http, community, async (body, context) =>
        {
            var command = new CastBallot(
                new ProposalId(proposal), context.Actor.Member ?? default(MemberId), body.Revision, body.Choice, body.Reason,
                context.Channel);
            return await Answer(
                await BallotHandlers.Handle(command, context, engine, rolls, http.RequestAborted), http, community, proposal, engine);
        });

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => await Answer(
            await BallotHandlers.Handle(
                new WithdrawBallot(new ProposalId(proposal), context.Actor.Member ?? default(MemberId), context.Channel), context,
                engine, http.RequestAborted),
            http, community, proposal, engine));

    /// <summary>The answer with the receipt: of the event that landed, or of the one that stands where none needed to.</summary>
    private static async Task<IResult> Answer(
        CommandResult result, HttpContext http, Guid community, Guid proposal, DecisionsEngine engine)
    {
        var leaf = result switch
        {
            Done done => await engine.Store.ReadLeaf(community, done.Index, http.RequestAborted),
            Unchanged unchanged => await engine.Store.ReadLeaf(community, unchanged.Stream, unchanged.Version, http.RequestAborted),
            _ => null,
        };
        return CommandAnswers.Of(
            result, http, proposal, leaf is null ? null : answer => BallotCommandAnswer.Of(answer, leaf));
    }
}
