namespace Decisions.Domain.Proposals;

/// <summary>Takes a proposal back before it is decided. An open round ends without a result.</summary>
public sealed record WithdrawProposal(ProposalId ProposalId, string? Reason)
{
    public static Decision Decide(Proposal? state, WithdrawProposal command) =>
        state is null ? new ProposalIsUnknown(command.ProposalId)
        : state.IsWithdrawn ? Decision.Nothing
        : state.IsDecided ? new ProposalIsDecided(command.ProposalId)
        : TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : Decision.Of(new ProposalWithdrawn(command.ProposalId, command.Reason));
}
