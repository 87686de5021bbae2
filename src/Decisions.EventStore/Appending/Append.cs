using System.Collections.Immutable;
using NodaTime;

namespace Decisions.EventStore.Appending;

/// <summary>What one command appends to a community's log: everything or nothing.</summary>
/// <param name="Community">The community, which is also the tenant.</param>
/// <param name="CommandId">Under one id a command lands once, for good.</param>
/// <param name="Writes">The streams to write to, each named once; at least one.</param>
/// <param name="Guards">Streams that must stand where they are said to, and are not written to.</param>
/// <param name="Actor">The pseudonym of who acts: a member's id, or 'system'. It is public.</param>
public sealed record Append(
    Guid Community,
    Guid CommandId,
    ImmutableArray<StreamWrite> Writes,
    ImmutableArray<StreamGuard> Guards,
    string Actor)
{
    /// <summary>Lands only when the database's clock is later than this.</summary>
    public Instant? After { get; init; }

    /// <summary>Lands only when the database's clock is not later than this.</summary>
    public Instant? NotAfter { get; init; }

    /// <summary>
    /// Lands only while nothing has come of these streams since they were read; else the outcome is <see cref="NotSettled"/>. Null
    /// where it hangs on none. It is for one event.
    /// </summary>
    public SettledStreams? Settled { get; init; }

    /// <summary>
    /// A digest of what was asked. A command id that comes again with another digest is the outcome
    /// <see cref="CommandIdReused"/>. Null when the caller does not check.
    /// </summary>
    public ReadOnlyMemory<byte>? Fingerprint { get; init; }

    /// <summary>Ties the events to the request that caused them, for tracing; may be null.</summary>
    public string? CorrelationId { get; init; }
}

/// <summary>New events for one stream.</summary>
/// <param name="StreamType">The alias of the stream's aggregate: 'proposal'.</param>
/// <param name="ExpectedVersion">The version the stream stands at; 0 for a new stream.</param>
public sealed record StreamWrite(string Stream, string StreamType, long ExpectedVersion, ImmutableArray<NewEvent> Events);

/// <summary>A stream that the append depends on: it lands only while the stream stands at this version.</summary>
public sealed record StreamGuard(string Stream, long Version);

/// <summary>
/// Streams that an append depends on without naming each of them, those that are yet to be among them: no event of one may stand at
/// an index of the community's log or later.
/// </summary>
/// <param name="Prefixes">What their ids begin with; at least one.</param>
/// <param name="From">The index from which on none of their events may stand: how far the log went when they were read.</param>
public sealed record SettledStreams(ImmutableArray<string> Prefixes, long From);

/// <summary>One event to append.</summary>
/// <param name="Id">A UUIDv7.</param>
/// <param name="Type">The alias of the event's type: 'ballot_cast'.</param>
/// <param name="ClrType">The .NET type as Marten names it: 'Namespace.Type, Assembly'.</param>
/// <param name="Data">The payload: UTF-8 JSON, without the character U+0000.</param>
/// <param name="Headers">UTF-8 JSON object of metadata, or null.</param>
public sealed record NewEvent(
    Guid Id, string Type, string ClrType, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte>? Headers = null);
