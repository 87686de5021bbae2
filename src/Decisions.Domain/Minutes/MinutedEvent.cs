using NodaTime;

namespace Decisions.Domain.Minutes;

/// <summary>An event that minutes may be drafted from, with its place in the record.</summary>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="At">When it landed, by the database's clock.</param>
public sealed record MinutedEvent(string Stream, long Version, Instant At, IDomainEvent Event);

/// <summary>How far a stream went when minutes were drafted from it.</summary>
public sealed record MinutedStream(string Stream, long Version);
