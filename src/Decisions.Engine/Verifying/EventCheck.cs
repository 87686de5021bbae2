using System.Text.Json;
using Decisions.Domain;
using Decisions.Ledger;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;

namespace Decisions.Engine.Verifying;

/// <summary>Checks one entry and its line of the events by themselves: a pure function, so that many are checked at once.</summary>
internal static class EventCheck
{
    /// <param name="line">Empty where there is none for this index.</param>
    public static CheckedEvent Of(long index, ReadOnlySpan<byte> entryBytes, ReadOnlySpan<byte> line)
    {
        var leaf = MerkleTree.LeafHash(entryBytes);
        return IfSound(index, leaf, entryBytes, line) ?? PartByPart(index, leaf, entryBytes, line);
    }

    /// <summary>
    /// The short way, which nearly every event goes: if the entry that follows from the line, its payload and its salt is byte
    /// for byte the one in the log, then all of it agrees, and the entry need not be read.
    /// </summary>
    private static CheckedEvent? IfSound(long index, Digest leaf, ReadOnlySpan<byte> entryBytes, ReadOnlySpan<byte> line)
    {
        try
        {
            if (line.IsEmpty || EventFields.Read(line) is not { Stream: { } stream, Type: { } type, Actor: { } actor, When: { } when, Salt: { } salt, Payload: { } range } fields
                || !EntryTime.TryParse(when, out var time))
                return null;
            var entry = new Entry(new EntryHeader(stream, fields.Version, type, actor), Commitment.To(salt, line[range]), time);
            return entry.ToBytes().AsSpan().SequenceEqual(entryBytes)
                ? new CheckedEvent(index, leaf, entry, PayloadState.Shown, EventCatalogue.Current.Read(type, line[range]), default, null, [])
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException or NotCanonicalisableException or KeyNotFoundException)
        {
            // What is wrong is told by the long way.
            return null;
        }
    }

    private static CheckedEvent PartByPart(long index, Digest leaf, ReadOnlySpan<byte> entryBytes, ReadOnlySpan<byte> line)
    {
        List<string>? faults = null;
        Entry? entry = null;
        switch (Entry.Parse(entryBytes))
        {
            case EntryReading.Read read:
                entry = read.Entry;
                break;
            case EntryReading.Refused refused:
                Tell($"This is no entry: {refused.Fault.Detail}");
                break;
        }

        if (line.IsEmpty)
        {
            Tell("The event is missing from the events.");
            return new CheckedEvent(index, leaf, entry, PayloadState.Missing, null, default, null, faults!);
        }

        EventFields fields;
        try
        {
            fields = EventFields.Read(line);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            Tell($"Its line of the events cannot be read: {fault.Message}");
            return new CheckedEvent(index, leaf, entry, PayloadState.Missing, null, default, null, faults!);
        }

        if (fields.Stream is null)
        {
            Tell("The event is gone from the event store.");
            return new CheckedEvent(index, leaf, entry, PayloadState.Missing, null, default, null, faults!);
        }

        if (entry is not null)
            Compare(fields, entry, Tell);
        var payload = fields.Payload is { } range ? line[range] : default;
        var state = payload.IsEmpty ? PayloadState.Withheld : fields.Salt is null ? PayloadState.Redacted : PayloadState.Shown;
        if (state == PayloadState.Shown && entry is not null && !entry.Commitment.IsOpenedBy(fields.Salt, payload))
            Tell("What the event says is not what was committed to.");
        var standIn = state == PayloadState.Redacted ? HashOf(payload) : default;
        var opening = fields.Opening is { } at ? WordsOpening.Parse(line[at]) : null;
        if (state == PayloadState.Redacted && entry is not null && (opening is null || !entry.Commitment.IsOpenedBy(opening, payload)))
            Tell(opening is null ? "Its salt is gone, and nothing opens what is left." : "What is left of the event is not what was committed to.");
        IDomainEvent? @event = null;
        try
        {
            if (!payload.IsEmpty && (entry?.Header.Type ?? fields.Type) is { } type)
                @event = EventCatalogue.Current.Read(type, payload);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
        {
            Tell($"What the event says cannot be read: {fault.Message}");
        }

        return new CheckedEvent(index, leaf, entry, state, @event, standIn, opening, (IReadOnlyList<string>?)faults ?? []);

        void Tell(string what) => (faults ??= []).Add(what);
    }

    public static Digest HashOf(ReadOnlySpan<byte> json)
    {
        try
        {
            return Digest.Of(CanonicalJson.Of(json));
        }
        catch (NotCanonicalisableException)
        {
            return default;
        }
    }

    private static void Compare(in EventFields fields, Entry entry, Action<string> tell)
    {
        var header = entry.Header;
        if (fields.Stream != header.Stream)
            tell($"The event stands in the stream {fields.Stream}, its entry in {header.Stream}.");
        if (fields.Version != header.Version)
            tell($"The event is number {fields.Version} of its stream, its entry says {header.Version}.");
        if (fields.Type != header.Type)
            tell($"The event is a {fields.Type}, its entry says {header.Type}.");
        if (fields.When != entry.When.ToString())
            tell($"The event is of {fields.When}, its entry of {entry.When}.");
        if (fields.Actor != header.Actor)
            tell($"The event is by {fields.Actor ?? "nobody"}, its entry by {header.Actor}.");
    }
}
