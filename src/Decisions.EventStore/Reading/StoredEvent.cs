using NodaTime;

namespace Decisions.EventStore.Reading;

/// <summary>An event as it is stored.</summary>
/// <param name="Sequence">Its place over all communities (mt_events.seq_id); has gaps.</param>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Data">The payload, UTF-8 JSON.</param>
/// <param name="At">When it landed, by the database's clock.</param>
/// <param name="Headers">Metadata, UTF-8 JSON, or null.</param>
public sealed record StoredEvent(
    long Sequence, Guid Id, string Stream, long Version, string Type, ReadOnlyMemory<byte> Data, Instant At,
    string? CausationId, string? CorrelationId, ReadOnlyMemory<byte>? Headers);

/// <summary>An event and its place in its community's log.</summary>
public sealed record LoggedEvent(Guid Community, long Index, StoredEvent Event);

/// <summary>A stream's events in order, and the log's head at the moment that they are of.</summary>
public sealed record StreamAtHead(IReadOnlyList<StoredEvent> Events, LogHead Head);

/// <summary>How far a log goes.</summary>
/// <param name="NextIndex">The index that the next event gets: how many events there are.</param>
/// <param name="Now">The database's clock when this was read.</param>
public readonly record struct LogHead(long NextIndex, Instant Now);
