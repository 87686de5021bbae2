using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Proposals;

/// <summary>A count with its full working.</summary>
/// <param name="IsDeclared">False for a count of the ballots so far.</param>
/// <param name="InWords">The working, for a member.</param>
/// <param name="Ways">How many of the ballots came by which way, once the result is declared.</param>
public sealed record TallyAnswer(Guid RoundId, bool IsDeclared, Tally Tally, IReadOnlyList<string> InWords, string? Outcome,
    ImmutableArray<WayCount>? Ways = null)
{
    /// <summary>What was put right after the result, in that order.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>What came of counting the ballots again last, or null. Where it does not agree, the result is in dispute.</summary>
    public Recount? Recount { get; init; }
}

internal static class ResultQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapGet($"{one}/tally", SoFar).Answers<TallyAnswer>("getTally", "The count as it stands, where the rule shows it");
        api.MapGet($"{one}/result", Result).Answers<TallyAnswer>("getResult", "The declared result with its working");
    }

    private static Task<IResult> SoFar(
        HttpContext http, Guid community, Guid proposal, ProposalReading reading, BallotCounts counts,
        DecisionsEngine engine) =>
        reading.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            if (read.State.Latest is not { } round)
                return Problems.NotYet(new VotingHasNotOpened(read.State.Id));
            if (!round.ShowsCountsAt(read.Now))
                return Problems.Of(new CountsAreHidden(read.State.Id, round.ClosesAt));
            if (round.Tally is { } declared)
                return Reading.Fresh(http, Answer(read.State, round, declared, isDeclared: true), read.Head.NextIndex);
            var ballots = await counts.Ask(new CommunityId(community), round, http.RequestAborted);
            var hands = await engine.Streams.HandsIn(new CommunityId(community), round, http.RequestAborted);
            var tally = DeclareResult.Tally(read.State, round, ballots.Value, hands.State);
            return Reading.Fresh(http, Answer(read.State, round, tally, isDeclared: false), ballots.NextIndex);
        });

    private static Task<IResult> Result(HttpContext http, Guid community, Guid proposal, ProposalReading reading) =>
        reading.Answer(http, community, proposal, Permissions.ToReadRegister, read => Task.FromResult(
            read.State.Latest is { Tally: { } tally } round
                ? Reading.Fresh(http, Answer(read.State, round, tally, isDeclared: true), read.Version, read.Head.NextIndex)
                : Problems.NotYet(new ResultIsNotDeclared(read.State.Id))));

    private static TallyAnswer Answer(Proposal proposal, Round round, Tally tally, bool isDeclared) => new(
        round.Id.Value, isDeclared, tally,
        TallyInWords.Of(tally, round.Terms, proposal.Revisions[round.Revision - 1].Options), round.Outcome, round.Ways)
    {
        Corrections = round.Corrections, Recount = round.Recount,
    };
}
