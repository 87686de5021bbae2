using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>Opens a vote at a meeting, or says why it cannot be held there.</summary>
/// <param name="Meeting">The meeting as it stands.</param>
/// <param name="Present">How many of those on the roll are present at it.</param>
/// <param name="Represented">How many more of them are <see cref="Meetings.Represented"/> in this vote.</param>
public sealed record MeetingVote(Meeting Meeting, long Present, long Represented = 0)
{
    /// <summary>How the round is held; null where it is at no meeting, and none is needed.</summary>
    /// <param name="at">The meeting, or null.</param>
    /// <param name="proposal">What must be on its agenda: the proposal itself, or the one whose amendment is put.</param>
    /// <param name="isShortConsented">Whether those who may vote have consented to short notice of the vote.</param>
    internal static (HeldVote? Held, Rejection? Rejection) Hold(
        MeetingVote? at, ProposalId proposal, RuleId rule, DecisionRule terms, ElectoralRoll roll, bool isShortConsented, Instant now)
    {
        if (at is null)
            return (null, terms.Presence is null ? null : new MeetingIsNeeded(rule));
        var meeting = at.Meeting;
        if (meeting.Status != MeetingStatus.Sitting)
            return (null, new MeetingIsNotSitting(meeting.Id));
        if (!meeting.IsOnAgenda(proposal))
            return (null, new ProposalIsNotOnTheAgenda(proposal));
        if (terms.Notice is { } notice && meeting.ClearDays < notice.ClearDays && !isShortConsented)
            return (null, new MeetingNoticeIsTooShort(meeting.ClearDays, notice.ClearDays));
        if (terms.Presence is null)
            return (new HeldVote(meeting.Id, meeting.Sitting, at.Present, 0), null);
        var needed = MeetingQuorum.Needed(meeting, terms, roll.Eligible, now, roll.Circle);
        var represented = terms.Presence.CountsProxies ? at.Represented : 0;
        return at.Present + represented < needed
            ? (null, new QuorumIsNotPresent(at.Present, needed, MeetingQuorum.WaitsUntil(meeting, terms), represented))
            : (new HeldVote(meeting.Id, meeting.Sitting, at.Present, needed, represented), null);
    }
}
