using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>What several commands ask of a discussion before anything else.</summary>
internal static class DiscussionGate
{
    /// <summary>Refuses unless more may be said: a decision does not end that, and a withdrawal does.</summary>
    public static Rejection? Open(Proposal? proposal, ProposalId id) =>
        proposal is null ? new ProposalIsUnknown(id)
        : proposal.IsWithdrawn ? new DiscussionIsClosed(id)
        : null;

    /// <summary>Refuses unless there is such a comment and its text is shown.</summary>
    public static Rejection? Shown(Comment? comment, CommentId id) =>
        comment is null ? new CommentIsUnknown(id)
        : comment.Hiding is not null ? new CommentIsHidden(id)
        : null;

    /// <summary>Refuses unless this can be said, and everyone whom it mentions is there to be reached.</summary>
    /// <param name="joined">Those mentioned who are members.</param>
    /// <param name="inCircle">Those of them who are in the circle that the discussion is kept to; null where it is kept to none.</param>
    public static Rejection? Sayable(
        string text, ImmutableArray<MemberId> mentioned, IReadOnlyCollection<MemberId> joined, IReadOnlyCollection<MemberId>? inCircle) =>
        TextRule.Text("text", text, MakeComment.TextLimit) is { } unfit ? unfit
        : mentioned.Length > MakeComment.MostMentioned ? new TooManyMentions(mentioned.Length, MakeComment.MostMentioned)
        : mentioned.Where(member => !joined.Contains(member)).Select(member => new MentionedIsNoMember(member)).FirstOrDefault() is { } stranger ? stranger
        : inCircle is null ? null
        : mentioned.Where(member => !inCircle.Contains(member)).Select(member => new MentionedIsNotInCircle(member)).FirstOrDefault();

    /// <summary>The text as it is kept.</summary>
    public static string Kept(string text) => ProposalText.Kept(text);

    /// <summary>Those mentioned as they are kept: each once.</summary>
    public static ImmutableArray<MemberId> Kept(ImmutableArray<MemberId> mentioned) => mentioned.IsDefault ? [] : [.. mentioned.Distinct()];
}
