using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Amendments;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Engine.Selections;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Proposals;

/// <summary>Counts a closed round from its ballots' own events and declares the result, once.</summary>
public static class DeclareResultHandler
{
    public static async Task<CommandResult> Handle(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        // What follows from the close of voting is done for nobody who may not ask for the result.
        var known = (await engine.Streams.Proposal(context.Community, proposal, cancel)).State;
        if (Permissions.ToFacilitate(context.Actor, context.Community, await CircleStanding.In(known, context, engine, cancel)) is { } rejection)
            return new Refused(rejection);
        if (await InstructedProxies.Cast(proposal, context.Community, engine, rolls, cancel) is { } notCast)
            return notCast;
        var result = await Declare(proposal, context, engine, rolls, cancel);
        if (result is not Refused { Rejection: QuorumIsAwaited })
            return result;
        // Voting goes on then, and is open; or enough have taken part meanwhile.
        await ProlongVotingHandler.Handle(proposal, context.Community, engine, rolls, cancel);
        return await Declare(proposal, context, engine, rolls, cancel);
    }

    private static async Task<CommandResult> Declare(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var nextRound = new RoundId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async _ =>
        {
            // Once this answers, whatever was in time has landed; and no later append is stamped earlier than its clock.
            var barrier = await engine.Store.Barrier(context.Community.Value, cancel);
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var round = loaded.State?.Latest;
            // Read before the ballots, which count by it: what moves between is found by the guard.
            var consent = await engine.Streams.ConsentRound(context.Community, proposal, cancel);
            var follow = await engine.Streams.FollowUp(context.Community, proposal, cancel);
            var ballots = round is { Tally: null } && !round.IsOpenAt(barrier.Now)
                ? await StandingVotes.Read(context.Community, round, engine, rolls, cancel)
                : StandingVotes.None;
            var hands = (await engine.Streams.HandsIn(context.Community, round, cancel)).State;
            var plan = new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                DeclareResult.Decide(loaded.State, new DeclareResult(proposal, ballots.Counted, barrier.NextIndex)
                {
                    Hands = hands, Ways = WayCount.Of(ballots.ByChannel, hands), ReviewOn = follow.State?.ReviewOn,
                }, barrier.Now))
            {
                IsByDatabase = true,
                Guards = consent.State is null
                    ? []
                    : [new StreamGuard(Streams.OfConsent(proposal), consent.Version), new StreamGuard(Streams.OfFollowThrough(proposal), follow.Version)],
            };
            if (loaded.State is { } state)
            {
                plan = await AmendmentDecided.With(plan, state, context.Community, nextRound, barrier.Now, engine, cancel);
                plan = await NomineeConsented.With(plan, state, context.Community, barrier.Now, engine, cancel);
            }
            // Whoever leads no more declares nothing: that is asked after all that is written was loaded.
            var standing = await CircleStanding.In(loaded.State, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, rejection) { IsByDatabase = true };
            return (round is null or { IsEnded: true }
                ? plan
                : plan with { After = new Deadline(round.ClosesAt, new VotingHasNotClosed(proposal, round.ClosesAt)) }).While(standing);
        }, cancel);
    }
}
