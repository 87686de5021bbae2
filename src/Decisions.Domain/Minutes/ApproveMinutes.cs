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
    /// <param name="decision">The proposal that is named, or null.</param>
    /// <param name="approving">The meeting that is named, or null.</param>
    public static Decision Decide(Meeting? state, ApproveMinutes command, DraftedFrom? drafted, Proposal? decision, Meeting? approving)
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
        if (command.DecidedBy is { } proposal && Check(decision, proposal) is { } undecided)
            return undecided;
        if (command.ByMeeting is { } other && Check(state, approving, other) is { } elsewhere)
            return elsewhere;
        return Decision.Of(new MinutesApproved(
            state.Id, DraftMinutes.Form, drafted.Digest, drafted.From, command.ApprovedBy, command.DecidedBy, command.ByMeeting, TextRule.NoteOrNull(command.Note)));
    }

    private static Rejection? Check(Proposal? decision, ProposalId named) =>
        decision is null ? new ProposalIsUnknown(named)
        : decision is { IsDecided: true, IsWithdrawn: false, Latest.Tally.Verdict: Verdict.Carried } ? null
        : new ApprovalIsNotDecided(named);

    private static Rejection? Check(Meeting state, Meeting? approving, MeetingId named) =>
        approving is null ? new MeetingIsUnknown(named)
        : approving.Id == state.Id ? new MinutesNeedAnotherMeeting(state.Id)
        : approving.Status == MeetingStatus.Called ? new MeetingHasNotBegun(named)
        : null;
}

/// <summary>Minutes as the record has them.</summary>
/// <param name="Digest">Of their canonical text.</param>
/// <param name="From">How far each stream went that they were drafted from, beside the meeting's own.</param>
public sealed record DraftedFrom(string Digest, ImmutableArray<MinutedStream> From);
