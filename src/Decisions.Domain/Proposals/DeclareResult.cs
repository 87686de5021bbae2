using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Counts the ballots of the latest round and declares its result, once, after it has closed.</summary>
/// <param name="Ballots">Every ballot that stands in the round. None can be added once it has closed.</param>
/// <param name="CountedTo">How many events the community's log had when they were read.</param>
public sealed record DeclareResult(ProposalId ProposalId, IReadOnlyCollection<CountedBallots> Ballots, long CountedTo)
{
    /// <summary>The show of hands that stands beside them, or null.</summary>
    public ShowOfHands? Hands { get; init; }

    /// <summary>How many ballots came by which way; null where it is not to be told.</summary>
    public ImmutableArray<WayCount>? Ways { get; init; }

    /// <summary>The day at which the decision is to be looked at again, or null where none is planned.</summary>
    public LocalDate? ReviewOn { get; init; }

    public static Decision Decide(Proposal? state, DeclareResult command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.IsWithdrawn)
            return new ProposalIsWithdrawn(state.Id);
        if (state.Latest is not { } round)
            return new VotingHasNotOpened(state.Id);
        if (round.Tally is not null)
            return new ResultIsDeclared(state.Id);
        if (round.IsOpenAt(now))
            return new VotingHasNotClosed(state.Id, round.ClosesAt);
        if (state.Pending is { } pending)
            return new AmendmentIsBeingDecided(pending.AmendmentId);
        if (round.MayBeProlongedUntil(now) is { } until && !QuorumOfBallots.Of(round, command.Ballots, command.Hands).IsReached)
            return new QuorumIsAwaited(state.Id, until);
        var tally = Tally(state, round, command.Ballots, command.Hands);
        return (tally as PositionTally) switch
        {
            { QuorumMet: true, IsStopped: true } stopped => new ObjectionsStand(state.Id, stopped.Of(((PositionMethod)round.Terms.Method).Stopping)),
            { Verdict: Verdict.Lost } when round.Terms.Method is PositionMethod { Fallback: not null } => new AgreementIsNotReached(state.Id),
            { Verdict: Verdict.Carried } when command.ReviewOn is null => new ReviewDateIsMissing(),
            _ => Decision.Of(new ResultDeclared(state.Id, round.Id, tally, command.CountedTo, command.Ways)),
        };
    }

    /// <summary>The tally of a round's ballots: what is declared, and what is shown before where the rule shows it.</summary>
    public static Tally Tally(Proposal proposal, Round round, IEnumerable<CountedBallots> ballots, ShowOfHands? hands) => Count.Of(
        round.Terms, round.Roll.Eligible, proposal.Revisions[round.Revision - 1].Options, hands is null ? ballots : ballots.Concat(hands.Ballots),
        round.LotSeed, round.Roll.Classes);
}
