using Decisions.Domain.Meetings;
using Decisions.Domain.Members;

namespace Decisions.Domain.Proxies;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens to the proxies for one meeting. Stream: meeting-proxy/{meeting}. They are told to nobody but the two and the
/// auditor.
/// </summary>
public interface IMeetingProxyEvent : IDomainEvent
{
    MeetingId MeetingId { get; }

    MemberId MemberId { get; }
}

/// <summary>A member appoints a proxy for all that is voted on at a meeting, in the place of one they had for it.</summary>
/// <param name="Holder">Who speaks for the member, and decides how.</param>
public sealed record MeetingProxyAppointed(MeetingId MeetingId, MemberId MemberId, MemberId Holder) : IMeetingProxyEvent;

/// <summary>A member takes their proxy for a meeting back. What was cast by it stays, until they vote themselves.</summary>
public sealed record MeetingProxyRevoked(MeetingId MeetingId, MemberId MemberId) : IMeetingProxyEvent;
