using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Meetings;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one meeting. Stream: meeting/{id}.</summary>
public interface IMeetingEvent : IDomainEvent
{
    MeetingId MeetingId { get; }
}

/// <summary>A meeting is called, or called anew before it has begun.</summary>
/// <param name="Text">Where it is: a place, or how to join it from elsewhere.</param>
/// <param name="BeginsAt">The time appointed for it.</param>
/// <param name="ClearDays">How many clear days there are between the day of the call and the day it begins.</param>
public sealed record MeetingCalled(
    MeetingId MeetingId, string Title, string Text,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant BeginsAt, int ClearDays)
    : IMeetingEvent;

/// <summary>An item is put on the agenda, at its end.</summary>
/// <param name="ProposalId">The proposal that is to be decided, or null for a heading.</param>
/// <param name="Text">What the heading says, or null for a proposal.</param>
public sealed record AgendaItemAdded(MeetingId MeetingId, AgendaItemId ItemId, ProposalId? ProposalId, string? Text) : IMeetingEvent;

/// <summary>The agenda gets another order. Items that are not in it are taken off.</summary>
public sealed record AgendaOrdered(MeetingId MeetingId, ImmutableArray<AgendaItemId> Order) : IMeetingEvent;

/// <summary>A member comes to the meeting, goes, or changes how they are there.</summary>
/// <param name="EnteredBy">The member who says so, or null where that was none.</param>
public sealed record AttendanceEntered(MeetingId MeetingId, MemberId MemberId, Presence Presence, MemberId? EnteredBy) : IMeetingEvent;

/// <summary>The meeting begins.</summary>
public sealed record MeetingBegun(MeetingId MeetingId) : IMeetingEvent;

/// <summary>The meeting is put off to another time. Whoever comes then is entered anew.</summary>
/// <param name="Until">The time appointed for going on.</param>
/// <param name="Shortfall">Of which rule's quorum too few were present; null where it is put off for another reason.</param>
public sealed record MeetingAdjourned(
    MeetingId MeetingId, [property: JsonConverter(typeof(InstantJsonConverter))] Instant Until, string? Reason, Shortfall? Shortfall)
    : IMeetingEvent;

/// <summary>That too few were present for decisions under a rule.</summary>
/// <param name="Roll">Who may vote under it.</param>
/// <param name="Present">How many of them were present.</param>
/// <param name="Needed">How many had to be.</param>
/// <param name="Represented">How many more were counted because somebody present held their proxy: as many as for any one decision on the agenda.</param>
public sealed record Shortfall(
    RuleId RuleId, int RuleVersion, ElectoralRoll Roll, long Present, long Needed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Represented = 0);

/// <summary>An adjourned meeting is put to another time than it was adjourned to. It stays the same sitting.</summary>
/// <param name="Until">The time appointed for going on, in the place of the one before.</param>
public sealed record SittingMoved(
    MeetingId MeetingId, [property: JsonConverter(typeof(InstantJsonConverter))] Instant Until, string? Reason) : IMeetingEvent;

/// <summary>The adjourned meeting goes on.</summary>
public sealed record MeetingResumed(MeetingId MeetingId) : IMeetingEvent;

/// <summary>The meeting is over.</summary>
public sealed record MeetingClosed(MeetingId MeetingId) : IMeetingEvent;

/// <summary>The minutes are approved as the record had them. The last approval stands; what is put right after it shows as such.</summary>
/// <param name="Form">The number of the wording by which they were drafted.</param>
/// <param name="Digest">SHA-256 of their canonical text, in lower-case hexadecimal.</param>
/// <param name="From">How far each stream went that they were drafted from, beside the meeting's own, in the order of their names.</param>
/// <param name="ApprovedBy">The member who put it on record, or null where that was none.</param>
/// <param name="DecidedBy">The proposal by which members approved them, or null.</param>
/// <param name="ByMeeting">The meeting that approved them, or null.</param>
public sealed record MinutesApproved(
    MeetingId MeetingId, int Form, string Digest, ImmutableArray<MinutedStream> From, MemberId? ApprovedBy, ProposalId? DecidedBy, MeetingId? ByMeeting,
    string? Note)
    : IMeetingEvent;
