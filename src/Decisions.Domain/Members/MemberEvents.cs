namespace Decisions.Domain.Members;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens to one membership. Stream: member/{id}. Names, addresses and sign-ins are never in an event: they
/// stand in a table by member id and can be erased.
/// </summary>
public interface IMemberEvent : IDomainEvent;

/// <summary>Someone is asked to join. They are no member until they do.</summary>
public sealed record MemberInvited(MemberId MemberId) : IMemberEvent;

/// <summary>They join, by their own act.</summary>
/// <param name="Channel">How that act reached the record; 'import' for a register kept elsewhere.</param>
public sealed record MemberJoined(MemberId MemberId, Channel Channel) : IMemberEvent;

/// <summary>Membership is suspended: no vote in rounds that open from now on.</summary>
public sealed record MemberSuspended(MemberId MemberId, string Reason) : IMemberEvent;

/// <summary>A suspension ends.</summary>
public sealed record MemberReinstated(MemberId MemberId, string? Reason) : IMemberEvent;

/// <summary>Membership ends.</summary>
public sealed record MemberLeft(MemberId MemberId, string? Reason) : IMemberEvent;
