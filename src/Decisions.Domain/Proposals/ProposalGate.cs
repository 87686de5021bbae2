using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>What several commands ask of a proposal before anything else.</summary>
internal static class ProposalGate
{
    /// <summary>Refuses unless the proposal is at rest: not withdrawn, not decided, and no round awaits its result.</summary>
    public static Rejection? Undecided(Proposal state, Instant now) =>
        state.IsWithdrawn ? new ProposalIsWithdrawn(state.Id)
        : state.IsDecided ? new ProposalIsDecided(state.Id)
        : state.ToConfirm?.Confirmation is { } plan ? Unconfirmed(state, plan, now)
        : state.Latest is not { Tally: null } round ? null
        : round.IsOpenAt(now) ? new VotingIsOpen(state.Id, round.ClosesAt)
        : Closed(state, round);

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
        new(state.Id, round.IsClosedEarly ? null : round.ClosesAt);
}
