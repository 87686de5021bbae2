using System.Collections.Immutable;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Minutes;

/// <summary>Approves the minutes of a meeting that is over, as the record has them: by a decision, by another meeting, or by the secretary alone.</summary>
/// <param name="Digest">The digest of the minutes that were read: others are not approved unseen.</param>
/// <param name="ApprovedBy">The member who puts it on record, or null where that is none.</param>
/// <param name="DecidedBy">The proposal by which members approved them, or null.</param>
/// <param name="ByMeeting">The meeting that approved them, or null.</param>
public sealed record ApproveMinutes(MeetingId MeetingId, string Digest, MemberId? ApprovedBy, ProposalId? DecidedBy, MeetingId? ByMeeting, string? Note)
{
    /// <param name="drafted">The minutes as the record has them, or null where there is no such meeting.</param>
    /// <param name="by">What is named as having approved them.</param>
    public static Decision Decide(Meeting? state, ApproveMinutes command, DraftedFrom? drafted, MinutesApprover by)
    {
        if (state is null || drafted is null)
            return new MeetingIsUnknown(command.MeetingId);
        if (state.Status != MeetingStatus.Closed)
            return new MeetingIsNotOver(state.Id);
        if (TextRule.Note("note", command.Note) is { } unfit)
            return unfit;
        if (command.Digest != drafted.Digest)
            return new MinutesHaveChanged(drafted.Digest);
        if (state.Approved?.Digest == drafted.Digest)
            return Decision.Nothing;
        if (command.DecidedBy is { } proposal && CheckDecision(by, proposal) is { } undecided)
            return undecided;
        if (command.ByMeeting is { } other && CheckMeeting(state, by, other) is { } elsewhere)
            return elsewhere;
        return Decision.Of(new MinutesApproved(
            state.Id, drafted.Form, drafted.Digest, drafted.From, command.ApprovedBy, command.DecidedBy, command.ByMeeting, TextRule.NoteOrNull(command.Note)));
    }

    private static Rejection? CheckDecision(MinutesApprover by, ProposalId named) =>
        by.Decision is not { } decision ? new ProposalIsUnknown(named)
        : decision is not { IsDecided: true, IsWithdrawn: false, Latest.Tally.Verdict: Verdict.Carried } ? new ApprovalIsNotDecided(named)
        : by.DeclaredAt > by.ClosedAt ? null
        : new ApprovalWasDecidedBefore(named);

    private static Rejection? CheckMeeting(Meeting state, MinutesApprover by, MeetingId named) =>
        by.Meeting is not { } meeting ? new MeetingIsUnknown(named)
        : meeting.Id == state.Id ? new MinutesNeedAnotherMeeting(state.Id)
        : by.SatUntil is not { } until ? new MeetingHasNotBegun(named)
        : until > by.ClosedAt ? null
        : new ApprovingMeetingWasBefore(named);
}

/// <summary>Minutes as the record has them.</summary>
/// <param name="Digest">Of their canonical text.</param>
/// <param name="From">How far each stream went that they were drafted from, beside the meeting's own.</param>
/// <param name="Form">In which wording.</param>
public sealed record DraftedFrom(string Digest, ImmutableArray<MinutedStream> From, int Form = DraftMinutes.Form);
