using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>Ends an open round by its rule. Nobody is asked: what the ballots say and the rule decide, and the system carries it out.</summary>
/// <param name="Ballots">Every ballot that stands in the round.</param>
/// <param name="CountedTo">How many events the community's log had when they were read. No vote of the round may come between.</param>
public sealed record EndVoting(ProposalId ProposalId, IReadOnlyCollection<CountedBallots> Ballots, long CountedTo)
{
    /// <summary>The show of hands that stands beside them, or null.</summary>
    public ShowOfHands? Hands { get; init; }

    /// <summary>
    /// Whether what a teller entered waits for another. It was handed in while voting was open, and nobody could know that it was
    /// about to end, so it can still be confirmed.
    /// </summary>
    public bool EntriesWait { get; init; }

    public static Decision Decide(Proposal? state, EndVoting command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state is { IsWithdrawn: false, Latest: { Ended: not null, Tally: null } })
            return Decision.Nothing;
        if (ProposalGate.Open(state, now) is { } rejection)
            return rejection;
        // An amendment that is carried ends the round without a result, so no verdict is certain before.
        if (state.Pending is { } pending)
            return new AmendmentIsBeingDecided(pending.AmendmentId);
        var round = state.Latest!;
        if (command.EntriesWait || command.Hands is { Waiting.IsEmpty: false })
            return new VotingGoesOn(state.Id);
        return Due(round, command) is { } because
            ? Decision.Of(new VotingEnded(state.Id, round.Id, because, command.CountedTo))
            : new VotingGoesOn(state.Id);
    }

    private static EndReason? Due(Round round, EndVoting command) =>
        round.ProlongedFrom is not null && QuorumOfBallots.Of(round, command.Ballots, command.Hands).IsReached ? EndReason.QuorumReached
        : round.Terms.Method is PositionMethod && command.Ballots.Sum(pile => pile.Count) >= round.Roll.Eligible ? EndReason.EveryoneSignalled
        : round.Terms.EndsWhenCertain && CertainVerdict.Of(round.Terms, round.Roll.Eligible, [.. command.Ballots, .. command.Hands?.Ballots ?? []]) is not null
            ? EndReason.VerdictCertain
        : null;
}
