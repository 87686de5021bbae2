using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Meetings;

public sealed record MeetingIsUnknown(MeetingId MeetingId) : Rejection(
    RejectionKind.NotFound, "meeting-is-unknown", "This community has no such meeting.");

public sealed record MeetingHasBegun(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "meeting-has-begun", "This meeting has begun, so it cannot be called anew. Adjourn it, or call another.");

public sealed record MeetingHasNotBegun(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "meeting-has-not-begun", "This meeting has not begun. Begin it first.");

public sealed record MeetingIsClosed(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "meeting-is-closed", "This meeting is over.");

public sealed record MeetingIsAdjourned(MeetingId MeetingId, Instant Until) : Rejection(
    RejectionKind.Conflict, "meeting-is-adjourned", "This meeting is adjourned. It goes on at the time that was appointed.");

public sealed record MeetingIsNotAdjourned(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "meeting-is-not-adjourned", "This meeting is not adjourned. Call it anew if it has not begun, or adjourn it.");

public sealed record MeetingIsNotDue(Instant AppointedAt) : Rejection(
    RejectionKind.Conflict, "meeting-is-not-due", "The time appointed for the meeting has not come. Wait until then.");

public sealed record MeetingTimeIsPast(Instant At, Instant Now) : Rejection(
    RejectionKind.Invalid, "meeting-time-is-past", "The time of the meeting is not in the future. Choose a later one.");

public sealed record MeetingIsDeciding(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "meeting-is-deciding", "The meeting is voting, or waits for a result. Let the result be declared first.");

public sealed record MeetingIsNotSitting(MeetingId MeetingId) : Rejection(
    RejectionKind.Conflict, "meeting-is-not-sitting", "The meeting is not under way. Begin it, or go on with it, first.");

public sealed record MeetingIsNeeded(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "meeting-is-needed",
    "Under this rule the quorum is counted at a meeting. Open voting in a meeting that has the proposal on its agenda.");

public sealed record ProposalIsNotOnTheAgenda(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "proposal-is-not-on-the-agenda", "This proposal is not on the meeting's agenda. Put it there first.");

/// <param name="WaitUntil">Until when a quorum is waited for; from then on the meeting can be adjourned for want of it.</param>
/// <param name="Represented">How many more are counted because somebody present holds their proxy.</param>
public sealed record QuorumIsNotPresent(long Present, long Needed, Instant WaitUntil, long Represented = 0) : Rejection(
    RejectionKind.Conflict, "quorum-is-not-present",
    $"{Needed} of those who may vote must be present, and {Present} {(Present == 1 ? "is" : "are")}{(Represented == 0 ? "" : $", with {Represented} more by proxy")}. Wait for more, or adjourn the meeting.");

/// <param name="Represented">How many more are counted because somebody present holds their proxy.</param>
public sealed record QuorumIsThere(long Present, long Needed, long Represented = 0) : Rejection(
    RejectionKind.Conflict, "quorum-is-there",
    $"{Present} of those who may vote are present{(Represented == 0 ? "" : $", with {Represented} more by proxy")}, and {Needed} must be: there is a quorum. Adjourn the meeting for another reason, if you must.");

public sealed record QuorumMayStillCome(Instant WaitUntil) : Rejection(
    RejectionKind.Conflict, "quorum-may-still-come", "The rule waits longer for a quorum. Adjourn the meeting once that time is over.");

public sealed record RuleCountsNoPresence(RuleId RuleId) : Rejection(
    RejectionKind.Invalid, "rule-counts-no-presence", "Under this rule the quorum is counted by ballots, not by who is present.");

public sealed record MeetingNoticeIsTooShort(int ClearDays, int Needed) : Rejection(
    RejectionKind.Conflict, "meeting-notice-is-too-short",
    $"The meeting was called with {ClearDays} clear {(ClearDays == 1 ? "day" : "days")} of notice, and this rule needs {Needed}. Decide it at another meeting.");

public sealed record AgendaItemExists(AgendaItemId ItemId) : Rejection(
    RejectionKind.Conflict, "agenda-item-exists", "The agenda has another item with this id.");

public sealed record AgendaIsFull(int Limit) : Rejection(
    RejectionKind.Conflict, "agenda-is-full", $"The agenda has {Limit} items, which is the most. Take one off first.");

public sealed record AgendaItemIsTwoThings() : Rejection(
    RejectionKind.Invalid, "agenda-item-is-two-things", "An item is a proposal or a heading. Leave one of the two out.");

public sealed record AgendaHasNoSuchItem() : Rejection(
    RejectionKind.Invalid, "agenda-has-no-such-item", "The order names an item that is not on the agenda, or one twice. Read the agenda again.");

public sealed record ItemWasVotedOn(AgendaItemId ItemId) : Rejection(
    RejectionKind.Conflict, "item-was-voted-on", "The meeting has voted on this item, so it stays on the agenda.");

public sealed record AttenderIsNoMember(MemberId MemberId) : Rejection(
    RejectionKind.NotFound, "attender-is-no-member", "Only members are entered as present. Guests have no vote and count toward no quorum.");

public sealed record AttenderIsSuspended(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "attender-is-suspended",
    "This membership is suspended, so it counts toward no quorum and is not entered as present. The membership can be reinstated first.");

public sealed record PresenceIsUnknown() : Rejection(
    RejectionKind.Invalid, "presence-is-unknown", "Somebody is there in person, by link, or away.");
