using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>Marks a reply as the answer to a question, in the place of another; or takes the mark away.</summary>
/// <param name="Answer">The reply, or null.</param>
public sealed record MarkAnswer(CommentId CommentId, ProposalId ProposalId, CommentId? Answer)
{
    /// <param name="answer">The comment that <paramref name="command"/> names as the answer, where there is one.</param>
    public static Decision Decide(Proposal? proposal, Comment? state, Comment? answer, MarkAnswer command)
    {
        if ((DiscussionGate.Open(proposal, command.ProposalId) ?? DiscussionGate.Shown(state, command.CommentId)) is { } rejection)
            return rejection;
        if (state!.Kind != CommentKind.Question)
            return new CommentIsNoQuestion(state.Id);
        if (state.Answer == command.Answer)
            return Decision.Nothing;
        if (command.Answer is { } marked)
        {
            if (DiscussionGate.Shown(answer, marked) is { } absent)
                return absent;
            if (answer!.RepliesTo != state.Id)
                return new AnswerIsNoReply(marked, state.Id);
        }
        return Decision.Of(new AnswerMarked(state.Id, state.ProposalId, command.Answer));
    }
}
