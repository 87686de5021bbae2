using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Ballots;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Proposals;

/// <summary>Ends voting by its rule: from the ballots' own events, and only where no vote lands between their count and the end.</summary>
public static class EndVotingHandler
{
    public static Task<CommandResult> Handle(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        engine.Commands.Run(context, async _ =>
        {
            var barrier = await engine.Store.Barrier(context.Community.Value, cancel);
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var standing = await CircleStanding.In(loaded.State, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, rejection) { IsByDatabase = true };
            var round = loaded.State?.Latest;
            var isOpen = round?.IsOpenAt(barrier.Now) == true;
            var ballots = isOpen ? (await StandingVotes.Read(context.Community, round!, engine, rolls, cancel)).Counted : [];
            var entries = isOpen ? await new EntriesOf(engine).Ask(context.Community, round!.Id, cancel) : [];
            var hands = (await engine.Streams.HandsIn(context.Community, round, cancel)).State;
            var plan = new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                EndVoting.Decide(
                    loaded.State, new EndVoting(proposal, ballots, barrier.NextIndex) { Hands = hands, EntriesWait = entries.Any(entry => entry.Waits) },
                    barrier.Now))
            {
                IsByDatabase = true,
                Settled = round is null ? null : new SettledStreams(Streams.VotesIn(round.Id), barrier.NextIndex),
            };
            return (round is null ? plan : plan with { NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(proposal, round.ClosesAt)) }).While(standing);
        }, cancel);
}
