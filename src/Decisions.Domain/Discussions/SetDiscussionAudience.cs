using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>Says who may read a discussion. What was said among members is never opened to others afterwards.</summary>
public sealed record SetDiscussionAudience(ProposalId ProposalId, DiscussionAudience Audience)
{
    /// <param name="hasComments">Whether anything has been said yet, hidden or not.</param>
    public static Decision Decide(Proposal? proposal, Discussion? state, SetDiscussionAudience command, bool hasComments)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        var audience = state?.Audience ?? Discussion.AtFirst;
        return audience == command.Audience ? Decision.Nothing
            : command.Audience == DiscussionAudience.Circle && proposal.Circle is null ? new DiscussionHasNoCircle(command.ProposalId)
            : audience == DiscussionAudience.Circle && hasComments ? new DiscussionIsAmongCircle(command.ProposalId)
            : audience == DiscussionAudience.Members && command.Audience == DiscussionAudience.Open && hasComments ? new DiscussionIsAmongMembers(command.ProposalId)
            : Decision.Of(new DiscussionAudienceSet(command.ProposalId, command.Audience));
    }
}
