using System.Security.Cryptography;
using System.Text;
using Decisions.Ledger.Entries;

namespace Decisions.EventStore.Appending;

/// <summary>
/// An append with all that can be worked out before its turn comes: the salts, the commitments to the payloads, and
/// the ledger entries but for their time, which the database sets.
/// </summary>
internal sealed class PreparedAppend
{
    private PreparedAppend(Append append, PreparedEvent[] events)
    {
        Append = append;
        Events = events;
    }

    public Append Append { get; }

    public PreparedEvent[] Events { get; }

    /// <summary>Completed once the append has an outcome.</summary>
    public TaskCompletionSource<AppendOutcome> Outcome { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="ArgumentException">The append is not well formed: a fault of the calling code.</exception>
    public static PreparedAppend Of(Append append)
    {
        if (append.Writes.IsDefaultOrEmpty || append.Writes.Any(write => write.Events.IsDefaultOrEmpty))
            throw new ArgumentException("An append writes at least one event to each stream it names.", nameof(append));
        if (append.Settled is not null && append.Writes.Sum(write => write.Events.Length) != 1)
            throw new ArgumentException("An append that hangs on settled streams is of one event.", nameof(append));
        if (append.Settled is { Prefixes: var prefixes } && (prefixes.IsDefaultOrEmpty || prefixes.Any(string.IsNullOrEmpty)))
            throw new ArgumentException("An append that hangs on settled streams says what their ids begin with.", nameof(append));
        if (NamesAStreamTwice(append))
            throw new ArgumentException("An append names each stream once, to write to or to guard.", nameof(append));

        var events = new List<PreparedEvent>();
        foreach (var write in append.Writes)
        {
            var version = write.ExpectedVersion;
            foreach (var @event in write.Events)
            {
                if (HoldsNul(@event.Data.Span) || (@event.Headers is { } map && HoldsNul(map.Span)))
                    throw new ArgumentException($"An event holds U+0000, which cannot be stored: '{@event.Type}'.", nameof(append));
                version++;
                var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
                var header = new EntryHeader(write.Stream, version, @event.Type, append.Actor);
                var entry = Entry.Prefix(header, Commitment.To(salt, @event.Data.Span));
                events.Add(new PreparedEvent(
                    write.Stream, version, @event, Encoding.UTF8.GetString(@event.Data.Span),
                    @event.Headers is { } headers ? Encoding.UTF8.GetString(headers.Span) : null, salt, entry));
            }
        }
        return new PreparedAppend(append, [.. events]);
    }

    private static bool NamesAStreamTwice(Append append)
    {
        var streams = append.Writes.Length + append.Guards.Length;
        if (streams == 1)
            return false;
        HashSet<string> names = new(streams, StringComparer.Ordinal);
        return !append.Writes.All(write => names.Add(write.Stream)) || !append.Guards.All(guard => names.Add(guard.Stream));
    }

    /// <summary>
    /// Whether JSON text spells U+0000. Behind another backslash it is not that character but text about it.
    /// </summary>
    private static bool HoldsNul(ReadOnlySpan<byte> json)
    {
        for (int at; (at = json.IndexOf("\\u0000"u8)) >= 0; json = json[(at + 6)..])
        {
            var before = at;
            while (before > 0 && json[before - 1] == '\\')
                before--;
            if ((at - before) % 2 == 0)
                return true;
        }
        return false;
    }
}

/// <summary>One event, ready but for its time.</summary>
internal readonly record struct PreparedEvent(
    string Stream, long Version, NewEvent Event, string Data, string? Headers, byte[] Salt, byte[] EntryPrefix);
