using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Minutes;

public sealed record MeetingIsNotOver(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "meeting-is-not-over", "Minutes are approved once the meeting is over. Close it first.");

/// <param name="Digest">Of the minutes as the record has them now.</param>
public sealed record MinutesHaveChanged(string Digest) : Rejection(
    RejectionKind.Conflict, "minutes-have-changed", "The record has gone on since these minutes were drafted. Read them again, then approve them.");

public sealed record ApprovalIsNotDecided(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "approval-is-not-decided", "Members have not carried this proposal. Name one that they have, or leave it out.");

public sealed record ApprovalWasDecidedBefore(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "approval-was-decided-before",
    "This was decided before the meeting was over, when there were no minutes of it. Name a decision that was declared since, or leave it out.");

public sealed record ApprovingMeetingWasBefore(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "approving-meeting-was-before",
    "That meeting has not sat since this one was over, so it had no minutes of it to approve. Name one that has, or leave it out.");

public sealed record MinutesNeedAnotherMeeting(MeetingId MeetingId) : Rejection(
    RejectionKind.Invalid, "minutes-need-another-meeting", "A meeting that is over approves nothing more. Name the meeting that approved its minutes, or leave it out.");
