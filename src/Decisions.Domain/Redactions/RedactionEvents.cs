using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Redactions;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What is taken out of one event. Stream: redaction/{index}. The last one says what remains.</summary>
public interface IRedactionEvent : IDomainEvent;

/// <summary>
/// Words are taken out of an event, for good: what remains stands in the place of its payload, and its salt gives way to one
/// that opens only that. Its entry, and every proof over it, stay as they are.
/// </summary>
/// <param name="Index">The event's index in the community's log.</param>
/// <param name="Stream">The stream that the event is in.</param>
/// <param name="Version">Its place there.</param>
/// <param name="Type">Its alias.</param>
/// <param name="Remaining">
/// The event without those words, as the JSON text that now stands in its place; the mark alone once a later redaction of the
/// same event says it.
/// </param>
/// <param name="Removed">Which pieces of its words are taken out by this redaction; default where it did not say so yet.</param>
/// <param name="ProposalId">The proposal that the event belongs to, itself or as a ballot, or null.</param>
public sealed record PayloadRedacted(
    long Index, string Stream, long Version, string Type, string Reason, string Remaining, ImmutableArray<RemovedWords> Removed = default,
    ProposalId? ProposalId = null) : IRedactionEvent
{
    /// <summary>The pieces that are taken out by this redaction.</summary>
    [JsonIgnore]
    public ImmutableArray<RemovedWords> Pieces => Removed.IsDefault ? [] : Removed;

    /// <summary>Whether a later redaction of the same event says what remains.</summary>
    [JsonIgnore]
    public bool IsSuperseded => Remaining == WordPieces.Removed;

    /// <summary>The event that now stands in the place of the one that was redacted; null where a later redaction says it.</summary>
    public IDomainEvent? RemainingEvent() => IsSuperseded ? null : EventCatalogue.Current.Read(Type, Encoding.UTF8.GetBytes(Remaining));

    public bool Equals(PayloadRedacted? other) => other is not null
        && (Index, Stream, Version, Type, Reason, Remaining, ProposalId) == (other.Index, other.Stream, other.Version, other.Type, other.Reason, other.Remaining, other.ProposalId)
        && Pieces.SequenceEqual(other.Pieces);

    public override int GetHashCode() => HashCode.Combine(Index, Remaining, Pieces.Length);
}
