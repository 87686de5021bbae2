using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Members;

namespace Decisions.Domain.Proposals;

/// <summary>Drafts a proposal: its first revision.</summary>
public sealed record DraftProposal(
    ProposalId ProposalId, MemberId Proposer, string Title, string Text, ImmutableArray<Option> Options)
{
    /// <summary>The amendment that the vote on it decides, or null. Set by who puts amendments, not by who drafts.</summary>
    public AmendmentName? Puts { get; init; }

    /// <summary>The lost amendment that it is made of, or null.</summary>
    public AmendmentName? Follows { get; init; }

    public static Decision Decide(Proposal? state, DraftProposal command) =>
        state is not null ? new ProposalExists(command.ProposalId)
        : ProposalText.Check(command.Title, command.Text, command.Options) is { } rejection ? rejection
        : Decision.Of(new ProposalDrafted(
            command.ProposalId, command.Proposer, command.Title.Trim(), ProposalText.Kept(command.Text),
            ProposalText.Kept(command.Options), command.Puts, command.Follows));
}
