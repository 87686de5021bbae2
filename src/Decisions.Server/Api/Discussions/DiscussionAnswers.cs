using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Engine.Discussions;
using NodaTime;

namespace Decisions.Server.Api.Discussions;

/// <summary>A discussion as a whole.</summary>
/// <param name="Comments">How many comments it has, hidden ones too.</param>
/// <param name="IsClosed">Whether it has ended with its proposal's withdrawal.</param>
public sealed record DiscussionAnswer(Guid ProposalId, DiscussionAudience Audience, int Comments, bool IsClosed);

/// <summary>The passage that a comment is on.</summary>
/// <param name="Start">Counted from 0, in UTF-16 code units of the revision's text.</param>
/// <param name="Words">Null where words were taken out of the revision since.</param>
/// <param name="IsInLatest">Whether the latest revision still has these words.</param>
public sealed record PassageAnswer(int Start, int Length, string? Words, bool IsInLatest)
{
    public static PassageAnswer Of(Passage passage, int revision, Proposal proposal)
    {
        var words = passage.WordsIn(proposal.Revisions[revision - 1]);
        return new(passage.Start, passage.Length, words, words is not null && proposal.Current.Text.Contains(words, StringComparison.Ordinal));
    }
}

/// <summary>By whom a comment is hidden, and why.</summary>
public sealed record HidingAnswer(Guid By, string Reason);

/// <summary>One version of a comment's text.</summary>
public sealed record CommentVersionAnswer(string Text, IReadOnlyList<Guid> Mentioned, Instant At);

/// <summary>A comment.</summary>
/// <param name="Revision">The revision that it is on.</param>
/// <param name="RepliesTo">The comment that it replies to, or null.</param>
/// <param name="Text">Markdown, as it stands now; with @ and an id where a member is mentioned; null where the comment is hidden and you neither said it nor moderate or audit.</param>
/// <param name="Versions">How many versions of its text there are.</param>
/// <param name="Answer">The reply that is marked as answering it and is not hidden, or null.</param>
/// <param name="Hidden">Null where it is shown.</param>
public sealed record CommentAnswer(
    Guid Id, long Version, Guid Author, int Revision, CommentKind Kind, PassageAnswer? Passage, Guid? RepliesTo, string? Text,
    IReadOnlyList<Guid> Mentioned, int Versions, Instant MadeAt, Instant? EditedAt, IReadOnlyList<MemberReaction> Reactions, Guid? Answer,
    HidingAnswer? Hidden)
{
    /// <param name="showsHidden">Whether the reader may read what it says while it is hidden.</param>
    public static CommentAnswer Of(ReadComment read, ReadDiscussion discussion, Proposal proposal, bool showsHidden)
    {
        var comment = read.Comment;
        var shows = showsHidden || comment.Hiding is null;
        return new(
            comment.Id.Value, read.Version, comment.Author.Value, comment.Revision, comment.Kind,
            comment.Passage is { } passage ? PassageAnswer.Of(passage, comment.Revision, proposal) : null, comment.RepliesTo?.Value,
            shows ? comment.Current.Text : null, shows ? [.. comment.Current.Mentioned.Select(member => member.Value)] : [], comment.Versions.Length,
            read.Made[0], read.Made.Length > 1 ? read.Made[^1] : null, comment.Reactions, discussion.AnswerTo(comment)?.Value,
            comment.Hiding is { } hiding ? new HidingAnswer(hiding.By.Value, hiding.Reason) : null);
    }
}

/// <summary>A comment with every version of its text.</summary>
/// <param name="Versions">Oldest first; empty where the comment is hidden and you neither said it nor moderate or audit.</param>
public sealed record WholeCommentAnswer(CommentAnswer Comment, IReadOnlyList<CommentVersionAnswer> Versions)
{
    public static WholeCommentAnswer Of(ReadComment read, ReadDiscussion discussion, Proposal proposal, bool showsHidden) => new(
        CommentAnswer.Of(read, discussion, proposal, showsHidden),
        showsHidden || read.Comment.Hiding is null
            ? [.. read.Comment.Versions.Select((version, at) => new CommentVersionAnswer(version.Text, [.. version.Mentioned.Select(member => member.Value)], read.Made[at]))]
            : []);
}
