using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

public sealed record DiscussionIsClosed(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "discussion-is-closed",
    "This proposal has been withdrawn, and its discussion ended with it. It can still be read.");

public sealed record CommentIsUnknown(CommentId CommentId) : Rejection(
    RejectionKind.NotFound, "comment-is-unknown", "This discussion has no such comment.");

public sealed record CommentExists(CommentId CommentId) : Rejection(
    RejectionKind.Conflict, "comment-exists", "A comment with this id exists already.");

public sealed record CommentIsHidden(CommentId CommentId) : Rejection(
    RejectionKind.Conflict, "comment-is-hidden",
    "This comment is hidden. Unless a facilitator restores it, it can be neither changed nor replied to.");

/// <param name="RepliesTo">The comment to reply to instead.</param>
public sealed record CommentIsAReply(CommentId CommentId, CommentId RepliesTo) : Rejection(
    RejectionKind.Invalid, "comment-is-a-reply", "This is a reply itself. Reply to the comment that it replies to.");

public sealed record ReplyIsNoQuestion(CommentId RepliesTo) : Rejection(
    RejectionKind.Invalid, "reply-is-no-question",
    "A reply is no question of its own. Ask it in the reply, or ask a question of the proposal.");

public sealed record NoSuchRevision(ProposalId ProposalId, int Revision) : Rejection(
    RejectionKind.Invalid, "no-such-revision", $"This proposal has no revision {Revision}. Comment on one that it has.");

public sealed record PassageIsNotInText(int Revision, int Start, int Length) : Rejection(
    RejectionKind.Invalid, "passage-is-not-in-text",
    $"Revision {Revision} has no such passage. Give one of at most 2,000 characters that stands in its text.");

public sealed record PassageHasWordsRemoved(int Revision) : Rejection(
    RejectionKind.Conflict, "passage-has-words-removed",
    $"Words were taken out of revision {Revision}, so a passage of it cannot be told for certain. Comment on the whole, or on another revision.");

public sealed record TooManyMentions(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-mentions", $"This mentions {Count} members; {Limit} is the most. Mention those who should read it first.");

public sealed record MentionedIsNoMember(MemberId MemberId) : Rejection(
    RejectionKind.Invalid, "mentioned-is-no-member", "Someone mentioned is not a member of this community. Leave them out.");

public sealed record MentionedIsNotInCircle(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "mentioned-is-not-in-circle",
    "Someone mentioned is not in the circle that this discussion is kept to, so they are not called into it. Leave them out, or ask them to join the circle.");

public sealed record CommentIsNotTheirsToEdit(CommentId CommentId) : Rejection(
    RejectionKind.Forbidden, "comment-is-not-theirs-to-edit", "Only its author can edit a comment. Reply to it instead.");

public sealed record CommentIsTheirOwn(CommentId CommentId) : Rejection(
    RejectionKind.Forbidden, "comment-is-their-own", "Another has hidden this comment of yours. Ask somebody else who moderates to look at it.");

public sealed record CommentIsEditedEnough(CommentId CommentId, int Limit) : Rejection(
    RejectionKind.Conflict, "comment-is-edited-enough", $"This comment has {Limit} versions, and no more are kept. Say the rest in a reply.");

public sealed record CommentIsNoQuestion(CommentId CommentId) : Rejection(
    RejectionKind.Conflict, "comment-is-no-question", "This comment asks no question, so none of its replies is an answer to it.");

public sealed record AnswerIsNoReply(CommentId Answer, CommentId Question) : Rejection(
    RejectionKind.Invalid, "answer-is-no-reply", "An answer must be a reply to the question. Mark one of its replies.");

public sealed record DiscussionIsAmongMembers(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "discussion-is-among-members",
    "What has been said here was said among members, so it stays among them.");

public sealed record DiscussionIsAmongCircle(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "discussion-is-among-circle",
    "What has been said here was said in the circle that decides, so it stays there.");

public sealed record DiscussionHasNoCircle(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "discussion-has-no-circle",
    "This proposal is with the whole community, and with no circle. Keep its discussion to members instead.");
