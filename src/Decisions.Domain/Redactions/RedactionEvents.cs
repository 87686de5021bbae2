using System.Text;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Redactions;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What is taken out of one event. Stream: redaction/{index}. The last one says what remains.</summary>
public interface IRedactionEvent : IDomainEvent;

/// <summary>
/// Words are taken out of an event, for good: its payload and its salt are erased, and what remains stands in their place.
/// Its entry, and every proof over it, stay as they are.
/// </summary>
/// <param name="Index">The event's index in the community's log.</param>
/// <param name="Stream">The stream that the event is in.</param>
/// <param name="Version">Its place there.</param>
/// <param name="Type">Its alias.</param>
/// <param name="Remaining">The event without those words, as the JSON text that now stands in its place.</param>
public sealed record PayloadRedacted(
    long Index, string Stream, long Version, string Type, string Reason, string Remaining) : IRedactionEvent
{
    /// <summary>The event that now stands in the place of the one that was redacted.</summary>
    public IDomainEvent RemainingEvent() => EventCatalogue.Current.Read(Type, Encoding.UTF8.GetBytes(Remaining));

    /// <summary>The proposal whose own event was redacted, or null.</summary>
    public ProposalId? Proposal() =>
        Stream.StartsWith(Streams.ProposalType + "/", StringComparison.Ordinal)
            && Guid.TryParse(Stream.AsSpan(Streams.ProposalType.Length + 1), out var id)
            ? new ProposalId(id)
            : null;
}
