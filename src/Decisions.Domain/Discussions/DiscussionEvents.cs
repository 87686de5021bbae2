using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one comment. Stream: comment/{proposal}/{id}.</summary>
public interface ICommentEvent : IDomainEvent
{
    CommentId CommentId { get; }

    ProposalId ProposalId { get; }
}

/// <summary>What happens to a discussion as a whole. Stream: discussion/{proposal}.</summary>
public interface IDiscussionEvent : IDomainEvent
{
    ProposalId ProposalId { get; }
}

/// <summary>A member says something of a proposal: version 1 of the comment.</summary>
/// <param name="Revision">The revision that it is on.</param>
/// <param name="Passage">The stretch of that revision's text that it is on, or null for the whole.</param>
/// <param name="RepliesTo">The comment that it replies to, which replies to none itself; or null.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Mentioned">The members whom it means to reach.</param>
public sealed record CommentMade(
    CommentId CommentId, ProposalId ProposalId, MemberId Author, int Revision, CommentKind Kind, Passage? Passage,
    CommentId? RepliesTo, string Text, ImmutableArray<MemberId> Mentioned)
    : ICommentEvent;

/// <summary>Its author words it anew. What it said before stays.</summary>
/// <param name="Version">The number of this version, 2 for the first edit.</param>
public sealed record CommentEdited(
    CommentId CommentId, ProposalId ProposalId, int Version, string Text, ImmutableArray<MemberId> Mentioned) : ICommentEvent;

/// <summary>A member reacts to it, in the place of an earlier reaction of theirs.</summary>
public sealed record ReactionGiven(CommentId CommentId, ProposalId ProposalId, MemberId MemberId, Reaction Reaction) : ICommentEvent;

/// <summary>A member takes their reaction back.</summary>
public sealed record ReactionTaken(CommentId CommentId, ProposalId ProposalId, MemberId MemberId) : ICommentEvent;

/// <summary>A reply is marked as the answer to a question.</summary>
/// <param name="Answer">The reply; null where the mark is taken away.</param>
public sealed record AnswerMarked(CommentId CommentId, ProposalId ProposalId, CommentId? Answer) : ICommentEvent;

/// <summary>Its text is hidden from all but those who moderate and audit.</summary>
public sealed record CommentHidden(CommentId CommentId, ProposalId ProposalId, MemberId By, string Reason) : ICommentEvent;

/// <summary>Its text is shown again.</summary>
public sealed record CommentRestored(CommentId CommentId, ProposalId ProposalId, MemberId By, string Reason) : ICommentEvent;

/// <summary>It is said who may read a discussion; until then it is open.</summary>
public sealed record DiscussionAudienceSet(ProposalId ProposalId, DiscussionAudience Audience) : IDiscussionEvent;
