using Decisions.Domain.Members;

namespace Decisions.Domain.Redactions;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What is erased of one person. Stream: erasure/{member}.</summary>
public interface IErasureEvent : IDomainEvent;

/// <summary>A person's name, address and keys are erased. Their pseudonym, and what was counted under it, stay.</summary>
public sealed record PersonErased(MemberId MemberId, string Reason) : IErasureEvent;
