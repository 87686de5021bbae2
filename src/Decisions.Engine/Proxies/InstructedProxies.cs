using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Proxies;

/// <summary>
/// Casts what members instructed and did not vote themselves, once voting has closed: whoever declares the result does this
/// first. From the close on nothing else moves the ballots, so a node that comes second finds nothing left to cast.
/// </summary>
internal static class InstructedProxies
{
    private const int AtOnce = 100;

    /// <returns>Why they could not be cast, or null.</returns>
    public static async Task<Refused?> Cast(
        ProposalId proposal, CommunityId community, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var proxies = await engine.Streams.Proxies(community, proposal, cancel);
        if (proxies.State is null)
            return null;
        var barrier = await engine.Store.Barrier(community.Value, cancel);
        var loaded = await engine.Streams.Proposal(community, proposal, cancel);
        proxies = await engine.Streams.Proxies(community, proposal, cancel);
        if (loaded.State is not { IsWithdrawn: false, Pending: null, Latest: { Tally: null } round } || round.IsOpenAt(barrier.Now))
            return null;
        List<Proxy> due = [];
        foreach (var proxy in proxies.State!.InstructedFor(round))
            if (await rolls.Includes(community, round, proxy.MemberId, cancel))
                due.Add(proxy);
        foreach (var some in due.Chunk(AtOnce))
        {
            var context = new CommandContext(community, Actor.System, Guid.CreateVersion7(), Channel.System);
            var result = await engine.Commands.Run(context, async now =>
            {
                List<FurtherWrite> writes = [];
                foreach (var proxy in some)
                {
                    var ballot = await engine.Streams.Ballot(community, round.Id, proxy.MemberId, cancel);
                    var decision = CastInstructed.Decide(
                        loaded.State, proxies.State, ballot.State, new CastInstructed(proposal, proxy.MemberId), isOnRoll: true, barrier.Now);
                    if (!decision.Events.IsEmpty)
                        writes.Add(new FurtherWrite(Streams.Of(round.Id, proxy.MemberId), Streams.BallotType, ballot.Version, decision.Events));
                }
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, Decision.Nothing)
                {
                    Further = [.. writes],
                    Guards = [new StreamGuard(Streams.Of(proposal), loaded.Version), new StreamGuard(Streams.ProxiesOf(proposal), proxies.Version)],
                    After = round.IsEnded ? null : new Deadline(round.ClosesAt, new VotingHasNotClosed(proposal, round.ClosesAt)),
                };
            }, cancel);
            if (result is Refused refused)
                return refused;
        }
        return null;
    }
}
