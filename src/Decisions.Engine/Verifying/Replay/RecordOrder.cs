using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>That a record goes forward in time, and each stream in it from number to number.</summary>
internal sealed class RecordOrder(ReplayFaults faults)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private EntryTime? _last;

    /// <summary>The latest moment so far; null where nothing came yet.</summary>
    public Instant? Last => _last is { } last ? Instant.FromDateTimeUtc(last.Utc) : null;

    public void Take(in CheckedEvent next, Entry entry)
    {
        if (_last is { } last && entry.When.Utc < last.Utc)
            faults.Add(next, $"It is of {entry.When}, earlier than what came before it.");
        else
            _last = entry.When;
    }

    public bool IsNextOfItsStream(in CheckedEvent next, Entry entry)
    {
        var expected = _versions.GetValueOrDefault(entry.Header.Stream) + 1;
        _versions[entry.Header.Stream] = entry.Header.Version;
        if (entry.Header.Version == expected)
            return true;
        faults.Add(next, $"It is number {entry.Header.Version} of its stream, and {expected} was to come: an event is missing or stands twice.");
        return false;
    }
}
