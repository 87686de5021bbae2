using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Ballots;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Ballots;

/// <summary>A show of hands as a teller counted it.</summary>
/// <param name="Evidence">The number of the sheet on which it is noted.</param>
/// <param name="Note">What else the tellers should know.</param>
public sealed record HandsBody(HandsCount Hands, string Evidence, string? Note = null);

/// <summary>The show of hands in the latest round, for its tellers.</summary>
/// <param name="Standing">What two tellers counted alike last, or null.</param>
/// <param name="CountedBy">Who has entered a count that waits for another.</param>
/// <param name="Waiting">The asker's own count that waits, or null; never another's.</param>
/// <param name="DiffersIn">In what the others' counts differ from the asker's.</param>
public sealed record HandsAnswer(
    HandsCount? Standing, ImmutableArray<Guid> CountedBy, HandsCounted? Waiting, ImmutableArray<EntryField> DiffersIn);

internal static class HandsCommands
{
    private const string Hands = "/communities/{community:guid}/proposals/{proposal:guid}/hands";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut(Hands, Enter).Does<HandsBody>("countHands", "Enter, as a teller, a show of hands; it counts once two have entered the same");
        api.MapGet(Hands, Ask).Answers<HandsAnswer>("getHands", "The show of hands in the latest round, for the tellers");
    }

    private static Task<IResult> Enter(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<HandsBody>(http, community, async (body, context) => CommandAnswers.Of(
            await HandsHandler.Handle(
                new CountHands(new ProposalId(proposal), context.Actor.Member ?? default(MemberId), body.Hands, body.Evidence, body.Note), context,
                engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Ask(HttpContext http, Guid community, Guid proposal, ProposalReading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToTell(actor, id), async read =>
        {
            var id = new CommunityId(community);
            var tellers = (await engine.Streams.Community(id, http.RequestAborted)).State!.Tellers;
            if (read.Actor.Member is not { } asker || !tellers.Contains(asker))
                return Problems.Of(new TellerIsNotNamed(read.Actor.Member ?? default));
            if (read.State.Latest is not { } round)
                return Problems.NotYet(new VotingHasNotOpened(read.State.Id));
            var hands = (await engine.Streams.HandsIn(id, round, http.RequestAborted)).State;
            return Reading.Fresh(
                http,
                new HandsAnswer(
                    hands?.Standing?.Hands, [.. (hands?.Waiting ?? []).Select(counted => counted.Teller.Value)],
                    hands?.By(asker), hands?.DiffersIn(asker) ?? []),
                read.Head.NextIndex);
        });
}
