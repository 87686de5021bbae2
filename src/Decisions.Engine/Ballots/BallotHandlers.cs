using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Engine.Ballots;

/// <summary>
/// Casts, changes and withdraws ballots. The way is short: the proposal is remembered, a first ballot is appended
/// without looking whether there is one, and the append itself holds the deadline and the proposal's version.
/// </summary>
public static class BallotHandlers
{
    public static Task<CommandResult> Handle(
        CastBallot command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        ProlongVotingHandler.Before(command.ProposalId, context.Community, engine, rolls, cancel, () =>
            Run(command.ProposalId, command.MemberId, context, engine, isFirstLikely: true, async (proposal, ballot, hands, now) =>
                CastBallot.Decide(
                    proposal, ballot, command,
                    proposal?.Latest is { } round && await rolls.Includes(context.Community, round, command.MemberId, cancel), now, hands),
                cancel));

    public static Task<CommandResult> Handle(
        WithdrawBallot command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.ProposalId, command.MemberId, context, engine, isFirstLikely: false, (proposal, ballot, _, now) =>
            Task.FromResult(WithdrawBallot.Decide(proposal, ballot, command, now)), cancel);

    private static async Task<CommandResult> Run(
        ProposalId proposalId, Domain.Members.MemberId member, CommandContext context, DecisionsEngine engine,
        bool isFirstLikely, Func<Proposal?, Ballot?, ShowOfHands?, Instant, Task<Decision>> decide, CancellationToken cancel)
    {
        if (Permissions.ToVote(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        var isFirstTry = true;
        return await engine.Commands.Run(context, async now =>
        {
            var trusting = isFirstTry;
            isFirstTry = false;
            var proposal = trusting ? engine.OpenRounds.Find(context.Community, proposalId) : null;
            if (proposal is null)
            {
                proposal = await engine.Streams.Proposal(context.Community, proposalId, cancel);
                if (proposal.State?.Latest is { Tally: null })
                    engine.OpenRounds.Keep(context.Community, proposalId, proposal);
            }
            if (proposal.State?.Latest is not { } round)
                return new Plan(Streams.Of(proposalId), Streams.BallotType, 0, await decide(proposal.State, null, null, now));
            var ballot = trusting && isFirstLikely && context.ExpectedVersion is null
                ? new Loaded<Ballot>(null, 0)
                : await engine.Streams.Ballot(context.Community, round.Id, member, cancel);
            var hands = await engine.Streams.HandsIn(context.Community, round, cancel);
            return new Plan(
                Streams.Of(round.Id, member), Streams.BallotType, ballot.Version,
                await decide(proposal.State, ballot.State, hands.State, now))
            {
                // A hand and a ballot of one member never land beside each other: each is held to what the other was.
                Guards = round.TakesHands
                    ? [new(Streams.Of(proposalId), proposal.Version), new(Streams.OfHands(round.Id), hands.Version)]
                    : [new(Streams.Of(proposalId), proposal.Version)],
                NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(proposalId, round.ClosesAt)),
            };
        }, cancel);
    }
}
