using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.FollowThrough;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What is done about one decision, and how it is looked at again. Stream: follow-through/{proposal}.</summary>
public interface IFollowThroughEvent : IDomainEvent
{
    ProposalId ProposalId { get; }
}

/// <summary>It is planned when a decision is looked at again, in the place of the day before.</summary>
/// <param name="On">The day, by the community's clock.</param>
/// <param name="Text">The evaluation criteria: how one will tell whether it did what it was for. May be null.</param>
public sealed record ReviewPlanned(
    ProposalId ProposalId, [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate On, string? Text) : IFollowThroughEvent;

/// <summary>A decision was looked at again. It stays as members carried it: only another that they carry supersedes it.</summary>
/// <param name="Text">What was found.</param>
/// <param name="Note">What came of the evaluation criteria; may be null.</param>
/// <param name="NextOn">The day at which it is looked at next, in the place of the day before; null where none is planned.</param>
/// <param name="LeadsTo">The proposal that would change it, where there is one already; or null.</param>
public sealed record ReviewHeld(
    ProposalId ProposalId, MemberId By, string Text, string? Note, ReviewConclusion Conclusion,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate? NextOn, ProposalId? LeadsTo) : IFollowThroughEvent;
