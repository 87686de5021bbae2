using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Lets voting go on that has reached its end without a quorum, once, as its rule says. Whoever comes first after the end carries it
/// out: the system, or the member whose ballot comes then.
/// </summary>
/// <param name="Ballots">Every ballot that stands in the round. None can be added while it is closed.</param>
/// <param name="CountedTo">How many events the community's log had when they were read. No vote of the round may come between.</param>
public sealed record ProlongVoting(ProposalId ProposalId, IReadOnlyCollection<CountedBallots> Ballots, long CountedTo)
{
    /// <summary>The show of hands that stands beside them, or null.</summary>
    public ShowOfHands? Hands { get; init; }

    public static Decision Decide(Proposal? state, ProlongVoting command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.IsWithdrawn)
            return new ProposalIsWithdrawn(state.Id);
        if (state.Latest is not { } round)
            return new VotingHasNotOpened(state.Id);
        if (round is { ProlongedFrom: not null, Tally: null, IsEnded: false, IsSuperseded: false } && now <= round.ClosesAt)
            return Decision.Nothing;
        if (round.IsOpenAt(now))
            return new VotingHasNotClosed(state.Id, round.ClosesAt);
        if (round.MayBeProlongedUntil(now) is not { } until)
            return new VotingHasClosed(state.Id, round.IsEnded ? null : round.ClosesAt);
        if (state.Pending is { } pending)
            return new AmendmentIsBeingDecided(pending.AmendmentId);
        var took = QuorumOfBallots.Of(round, command.Ballots, command.Hands);
        return took.IsReached
            ? new QuorumIsReached(state.Id)
            : Decision.Of(new VotingProlonged(state.Id, round.Id, StoredInstant.NotAfter(until), took.Returned, command.CountedTo));
    }
}
