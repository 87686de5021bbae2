using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Ballots;
using Decisions.Engine.Communities;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Ballots;

/// <summary>Names the tellers, in the place of those before; none ends it.</summary>
/// <param name="Tellers">Two members or more: what one of them enters another confirms.</param>
public sealed record NameTellersBody(ImmutableArray<Guid> Tellers);

/// <summary>A member's ballot as a teller reads it off their paper, or hears it.</summary>
/// <param name="Revision">The revision that the paper names: the one that is voted on.</param>
/// <param name="Channel">paper, room or phone.</param>
/// <param name="Evidence">The number of the envelope, the sheet or the call.</param>
/// <param name="Reason">What the member gives as their reason.</param>
/// <param name="Note">What else the tellers should know.</param>
public sealed record EntryBody(int Revision, Choice Choice, Channel Channel, string Evidence, string? Reason = null, string? Note = null);

internal static class TellerCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string entry = "/communities/{community:guid}/proposals/{proposal:guid}/entries/{member:guid}";
        api.MapPut("/communities/{community:guid}/tellers", Name).Does<NameTellersBody>("nameTellers", "Name the tellers of a community");
        api.MapPut(entry, Enter).Does<EntryBody>("enterBallot", "Enter, as a teller, a member's ballot; it counts once two have entered the same");
        api.MapPost($"{entry}/withdrawal", Withdraw).Does<ReasonBody>("withdrawEntry", "Take back, as a teller, what nobody has confirmed");
    }

    private static Task<IResult> Name(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<NameTellersBody>(http, community, async (body, context) => CommandAnswers.Of(
            await NameTellersHandler.Handle(
                new NameTellers([.. (body.Tellers.IsDefault ? [] : body.Tellers).Select(id => new MemberId(id))]), context, engine, http.RequestAborted),
            http, community));

    private static Task<IResult> Enter(
        HttpContext http, Guid community, Guid proposal, Guid member, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<EntryBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TellerHandlers.Handle(
                new EnterBallot(
                    new ProposalId(proposal), new MemberId(member), context.Actor.Member ?? default(MemberId), body.Revision, body.Choice,
                    body.Reason, body.Channel, body.Evidence, body.Note),
                context, engine, rolls, http.RequestAborted),
            http, member));

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid proposal, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TellerHandlers.Handle(
                new WithdrawEntry(new ProposalId(proposal), new MemberId(member), context.Actor.Member ?? default(MemberId), body.Reason),
                context, engine, http.RequestAborted),
            http, member));
}
