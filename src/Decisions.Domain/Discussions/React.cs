using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>Reacts to a comment, or takes the reaction back.</summary>
/// <param name="Reaction">In the place of an earlier one; null for none any more.</param>
public sealed record React(CommentId CommentId, ProposalId ProposalId, MemberId By, Reaction? Reaction)
{
    public static Decision Decide(Proposal? proposal, Comment? state, React command) =>
        (DiscussionGate.Open(proposal, command.ProposalId) ?? DiscussionGate.Shown(state, command.CommentId)) is { } rejection ? rejection
        : state!.ReactionOf(command.By) == command.Reaction ? Decision.Nothing
        : command.Reaction is { } reaction ? Decision.Of(new ReactionGiven(state.Id, state.ProposalId, command.By, reaction))
        : Decision.Of(new ReactionTaken(state.Id, state.ProposalId, command.By));
}
