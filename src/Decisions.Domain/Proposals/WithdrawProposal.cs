using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Takes a proposal back before it is decided. An open round ends without a result; once voting has closed, the
/// ballots have decided, whether or not they have been counted yet. In a consent round they decide nothing by themselves.
/// </summary>
public sealed record WithdrawProposal(ProposalId ProposalId, string? Reason)
{
    public static Decision Decide(Proposal? state, WithdrawProposal command, Instant now) =>
        state is null ? new ProposalIsUnknown(command.ProposalId)
        : state.IsWithdrawn ? Decision.Nothing
        : state.IsDecided ? new ProposalIsDecided(command.ProposalId)
        : !state.IsInPass && ProposalGate.Undecided(state, now) is { } refused and not VotingIsOpen ? refused
        : state.Latest is { Confirms: not null, Tally: null } confirming ? new ConfirmingVoteIsOpen(state.Id, confirming.ClosesAt)
        : TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : Decision.Of(new ProposalWithdrawn(command.ProposalId, TextRule.NoteOrNull(command.Reason)));
}
