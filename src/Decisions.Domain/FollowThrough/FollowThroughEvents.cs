using System.Text.Json.Serialization;
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
