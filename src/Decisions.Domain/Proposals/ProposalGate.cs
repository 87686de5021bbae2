using Decisions.Domain.Amendments;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>What several commands ask of a proposal before anything else.</summary>
internal static class ProposalGate
{
    /// <summary>Refuses unless the proposal is at rest: not withdrawn, not decided, no round awaits its result, and no amendment its own.</summary>
    public static Rejection? Undecided(Proposal state, Instant now) =>
        state.IsWithdrawn ? new ProposalIsWithdrawn(state.Id)
        : state.IsDecided ? new ProposalIsDecided(state.Id)
        : state.ToConfirm?.Confirmation is { } plan ? Unconfirmed(state, plan, now)
        : state is { Puts: not null, Latest: not null } ? new QuestionFollowsItsAmendment(state.Id)
        : state.Pending is { } pending ? new AmendmentIsBeingDecided(pending.AmendmentId)
        : state.Latest is not { Tally: null, IsSuperseded: false } round ? null
        : round.IsOpenAt(now) ? new VotingIsOpen(state.Id, round.ClosesAt)
        : Closed(state, round);

    /// <summary>Refuses unless it can still be decided otherwise: it is at rest, or a round is open.</summary>
    public static Rejection? Unclosed(Proposal state, Instant now) =>
        state.IsWithdrawn ? new ProposalIsWithdrawn(state.Id)
        : state.IsDecided ? new ProposalIsDecided(state.Id)
        : state.ToConfirm?.Confirmation is { } plan ? Unconfirmed(state, plan, now)
        : state.Latest is { Confirms: not null, Tally: null } confirming ? new ConfirmingVoteIsOpen(state.Id, confirming.ClosesAt)
        : state.Latest is { Tally: null, IsSuperseded: false } round && !round.IsOpenAt(now) ? Closed(state, round)
        : null;

    /// <summary>Refuses unless a round is open at the instant.</summary>
    public static Rejection? Open(Proposal state, Instant now) =>
        state.IsWithdrawn ? new ProposalIsWithdrawn(state.Id)
        : state.Latest is not { } round ? new VotingHasNotOpened(state.Id)
        : round.IsOpenAt(now) ? null
        : Closed(state, round);

    private static Rejection Unconfirmed(Proposal state, ConfirmationPlan plan, Instant now) => now <= plan.ClosesBy
        ? new ConfirmationIsAwaited(state.Id, plan.OpensFrom, plan.ClosesBy)
        : new ProposalHasLapsed(state.Id, plan.ClosesBy);

    private static VotingHasClosed Closed(Proposal state, Round round) =>
        new(state.Id, round.IsEnded ? null : round.ClosesAt);
}
