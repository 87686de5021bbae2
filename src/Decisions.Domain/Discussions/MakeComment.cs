using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>Says something of a proposal, or in reply to what was said.</summary>
/// <param name="Revision">The revision that its author has read; it need not be the latest.</param>
/// <param name="RepliesTo">A comment that replies to none itself, so that a conversation stays two deep; or null.</param>
public sealed record MakeComment(
    CommentId CommentId, ProposalId ProposalId, MemberId Author, int Revision, CommentKind Kind, Passage? Passage,
    CommentId? RepliesTo, string Text, ImmutableArray<MemberId> Mentioned)
{
    public const int TextLimit = 10_000;

    public const int MostMentioned = 20;

    /// <param name="state">The comment of this id, where there is one.</param>
    /// <param name="repliedTo">The comment that it replies to, where there is one.</param>
    /// <param name="joined">Those mentioned who are members.</param>
    /// <param name="inCircle">Those of them who are in the circle that the discussion is kept to; null where it is kept to none.</param>
    public static Decision Decide(
        Proposal? proposal, Comment? state, Comment? repliedTo, MakeComment command, IReadOnlyCollection<MemberId> joined,
        IReadOnlyCollection<MemberId>? inCircle = null)
    {
        if (DiscussionGate.Open(proposal, command.ProposalId) is { } closed)
            return closed;
        if (state is not null)
            return new CommentExists(command.CommentId);
        if (command.RepliesTo is { } target)
        {
            if (DiscussionGate.Shown(repliedTo, target) is { } absent)
                return absent;
            if (repliedTo!.RepliesTo is { } first)
                return new CommentIsAReply(target, first);
            if (command.Kind == CommentKind.Question)
                return new ReplyIsNoQuestion(target);
        }
        if (command.Revision < 1 || command.Revision > proposal!.Revisions.Length)
            return new NoSuchRevision(command.ProposalId, command.Revision);
        if (command.Passage is { } passage && Unfit(proposal.Revisions[command.Revision - 1], passage) is { } elsewhere)
            return elsewhere;
        var mentioned = DiscussionGate.Kept(command.Mentioned);
        return DiscussionGate.Sayable(command.Text, mentioned, joined, inCircle) is { } unfit
            ? unfit
            : Decision.Of(new CommentMade(
                command.CommentId, command.ProposalId, command.Author, command.Revision, command.Kind, command.Passage, command.RepliesTo,
                DiscussionGate.Kept(command.Text), mentioned));
    }

    private static Rejection? Unfit(Revision revision, Passage passage) =>
        Passage.HasWordsRemoved(revision) ? new PassageHasWordsRemoved(revision.Number)
        : passage.IsIn(revision.Text) ? null
        : new PassageIsNotInText(revision.Number, passage.Start, passage.Length);
}
