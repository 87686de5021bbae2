using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Ballots;

/// <summary>A member's own ballot in the latest round.</summary>
/// <param name="Vote">What stands, or null when it has been withdrawn.</param>
/// <param name="GaveWay">The ballot of theirs that does not count because another came by another way, or null.</param>
public sealed record BallotAnswer(Guid RoundId, Guid MemberId, long Version, Vote? Vote, GivenWay? GaveWay = null);

public sealed record NoBallotYet(ProposalId ProposalId) : Rejection(
    RejectionKind.NotFound, "no-ballot-yet", "You have cast no ballot in this vote.");

internal static class BallotQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapGet($"{one}/ballot", Mine).Answers<BallotAnswer>("getBallot", "The bearer's ballot in the latest round");
        api.MapGet($"{one}/ballots", All).Answers<PageAnswer<ListedBallot>>("listBallots", "Who has voted in the latest round; and how, where the rule shows it");
    }

    private static Task<IResult> Mine(
        HttpContext http, Guid community, Guid proposal, ProposalReading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToVote(actor, id), async read =>
        {
            if (read.State.Latest is not { } round)
                return Problems.NotYet(new VotingHasNotOpened(read.State.Id));
            var member = read.Actor.Member!.Value;
            var ballot = await engine.Streams.Ballot(new CommunityId(community), round.Id, member, http.RequestAborted);
            return ballot.State is { } state
                ? Reading.Fresh(
                    http, new BallotAnswer(round.Id.Value, member.Value, ballot.Version, state.Vote, state.GaveWay), ballot.Version,
                    read.Head.NextIndex)
                : Problems.Of(new NoBallotYet(read.State.Id));
        });

    private static Task<IResult> All(
        HttpContext http, Guid community, Guid proposal, [AsParameters] PageQuery page, ProposalReading reading,
        BallotsOf ballots) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out Guid? after))
                return Problems.Of(PageQuery.CursorIsMalformed);
            if (read.State.Latest is not { } round)
                return Problems.NotYet(new VotingHasNotOpened(read.State.Id));
            var shown = BallotsShown.To(read.Actor, new CommunityId(community), read.State, read.Now);
            var found = await ballots.Ask(
                new CommunityId(community), round.Id, shown.Contains(round.Id.Value),
                after is { } id ? new MemberId(id) : null, page.Size, http.RequestAborted);
            return Reading.Fresh(
                http, new PageAnswer<ListedBallot>(found.Value.Items, found.Value.Next?.ToString()), found.NextIndex);
        });
}
