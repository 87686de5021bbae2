using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Proposals;

/// <summary>
/// Prolongs voting that closed without its quorum, as its rule says: by whichever node comes first, once, and only where no
/// vote lands between the count and that. What members instructed is cast before, for it counts toward the quorum.
/// </summary>
public static class ProlongVotingHandler
{
    public static async Task<CommandResult> Handle(
        ProposalId proposal, CommunityId community, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        // Nearly no round is to be prolonged: that is told without waiting for whatever is under way.
        var seen = await engine.Streams.Proposal(community, proposal, cancel);
        var now = (await engine.Store.Head(community.Value, cancel)).Now;
        if (seen.State?.Latest?.MayBeProlongedUntil(now) is null)
            return ProlongVoting.Decide(seen.State, new ProlongVoting(proposal, [], 0), now).Rejection is { } rejection
                ? new Refused(rejection)
                : new Unchanged(Streams.Of(proposal), seen.Version);
        if (await InstructedProxies.Cast(proposal, community, engine, rolls, cancel) is { } notCast)
            return notCast;
        return await engine.Commands.Run(new CommandContext(community, Actor.System, Guid.CreateVersion7(), Channel.System), async _ =>
        {
            var barrier = await engine.Store.Barrier(community.Value, cancel);
            var loaded = await engine.Streams.Proposal(community, proposal, cancel);
            var round = loaded.State?.Latest;
            var ballots = round?.MayBeProlongedUntil(barrier.Now) is not null
                ? (await StandingVotes.Read(community, round, engine, rolls, cancel)).Counted
                : [];
            var hands = (await engine.Streams.HandsIn(community, round, cancel)).State;
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                ProlongVoting.Decide(loaded.State, new ProlongVoting(proposal, ballots, barrier.NextIndex) { Hands = hands }, barrier.Now))
            {
                IsByDatabase = true,
                Settled = round is null ? null : new SettledStreams(Streams.VotesIn(round.Id), barrier.NextIndex),
                NotAfter = round?.MayBeProlongedUntil(barrier.Now) is { } until ? new Deadline(until, new VotingHasClosed(proposal, round.ClosesAt)) : null,
            };
        }, cancel);
    }

    /// <summary>Runs what needs an open round. Where it has closed and its rule prolongs it, that comes first.</summary>
    internal static async Task<CommandResult> Before(
        ProposalId proposal, CommunityId community, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel,
        Func<Task<CommandResult>> run)
    {
        var result = await run();
        return result is Refused { Rejection: VotingHasClosed } && await Handle(proposal, community, engine, rolls, cancel) is Done or Unchanged
            ? await run()
            : result;
    }
}
