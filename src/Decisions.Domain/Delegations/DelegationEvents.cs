using System.Text.Json.Serialization;
using Decisions.Domain.Members;

namespace Decisions.Domain.Delegations;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What one member says of who votes for them. Stream: delegation/{member}. It is told to nobody but the two and the auditor.</summary>
public interface IDelegationEvent : IDomainEvent
{
    MemberId MemberId { get; }
}

/// <summary>A member lets another vote for them wherever a rule allows it, in the place of whom they had named for the same before.</summary>
/// <param name="Holder">Who votes for them.</param>
/// <param name="Topic">In decisions of this topic; null for all those for whose topic the member names nobody.</param>
public sealed record VotesDelegated(
    MemberId MemberId, MemberId Holder, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Topic = null)
    : IDelegationEvent;

/// <summary>A member takes their delegation back. What was cast by it stays, until they vote themselves.</summary>
/// <param name="Topic">The one for this topic; null for the one for all else.</param>
public sealed record DelegationRevoked(
    MemberId MemberId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Topic = null)
    : IDelegationEvent;
