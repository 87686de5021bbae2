using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Ballots;

/// <summary>
/// Takes what tellers enter. The entry that confirms another lands in one step with the ballot that it makes, under the
/// proposal's version, the tellers' and the deadline.
/// </summary>
public static class TellerHandlers
{
    public static Task<CommandResult> Handle(
        EnterBallot command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        ProlongVotingHandler.Before(command.ProposalId, context.Community, engine, rolls, cancel, () =>
            Run(command.ProposalId, command.MemberId, context, engine, async (desk, now) => EnterBallot.Decide(
                desk.Proposal.State, desk.Entry.State, desk.Ballot.State, AsOthersWroteIt(command, desk.Entry.State), desk.Tellers,
                desk.Proposal.State?.Latest is { } round && await rolls.Includes(context.Community, round, command.MemberId, cancel), now, desk.Hands.State), cancel));

    public static Task<CommandResult> Handle(
        WithdrawEntry command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.ProposalId, command.MemberId, context, engine, (desk, now) => Task.FromResult(WithdrawEntry.Decide(
            desk.Proposal.State, desk.Entry.State, command, desk.Tellers, now)), cancel);

    /// <summary>The mark of the paper as another teller wrote it, where only blanks, commas or capitals differ.</summary>
    private static EnterBallot AsOthersWroteIt(EnterBallot command, TellerEntry? entry) => entry is null ? command : command with
    {
        Evidence = EvidenceMark.AsBefore(
            command.Evidence,
            [
                .. entry.Waiting.Where(waiting => waiting.Teller != command.Teller).Select(waiting => waiting.Evidence),
                .. entry.Confirmed is { } done ? [done.Entered.Evidence] : ImmutableArray<string>.Empty,
            ]),
    };

    private static async Task<CommandResult> Run(
        ProposalId proposalId, MemberId member, CommandContext context, DecisionsEngine engine,
        Func<Desk, Instant, Task<Decision>> decide, CancellationToken cancel)
    {
        if (Permissions.ToTell(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            var proposal = await engine.Streams.Proposal(context.Community, proposalId, cancel);
            var round = proposal.State?.Latest;
            var desk = new Desk(
                community.State?.Tellers ?? [], proposal,
                round is null ? new(null, 0) : await engine.Streams.Entry(context.Community, round.Id, member, cancel),
                round is null ? new(null, 0) : await engine.Streams.Ballot(context.Community, round.Id, member, cancel),
                await engine.Streams.HandsIn(context.Community, round, cancel));
            var decision = await decide(desk, now);
            if (round is null || decision.Rejection is not null)
                return new Plan(Streams.Of(proposalId), Streams.EntryType, 0, decision);
            return new Plan(
                Streams.OfEntry(round.Id, member), Streams.EntryType, desk.Entry.Version,
                Decision.Of([.. decision.Events.Where(@event => @event is IEntryEvent)]))
            {
                Further = decision.Events.Any(@event => @event is IBallotEvent)
                    ? [new FurtherWrite(
                        Streams.Of(round.Id, member), Streams.BallotType, desk.Ballot.Version,
                        [.. decision.Events.Where(@event => @event is IBallotEvent)])]
                    : [],
                Guards =
                [
                    new StreamGuard(Streams.Of(proposalId), proposal.Version), new StreamGuard(Streams.Of(context.Community), community.Version),
                    .. round.TakesHands ? [new StreamGuard(Streams.OfHands(round.Id), desk.Hands.Version)] : ImmutableArray<StreamGuard>.Empty,
                ],
                NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(proposalId, round.ClosesAt)),
            };
        }, cancel);
    }

    /// <summary>What lies before a teller.</summary>
    private sealed record Desk(ImmutableArray<MemberId> Tellers, Loaded<Proposal> Proposal, Loaded<TellerEntry> Entry, Loaded<Ballot> Ballot,
        Loaded<ShowOfHands> Hands);
}
