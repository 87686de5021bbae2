using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>
/// What the store should do, in a few lines and in memory: a log, what each command came to, and where streams stand.
/// Of time it knows only whether a bound lies in the past or in the future.
/// </summary>
internal sealed class LogModel
{
    private readonly Dictionary<Guid, (Landed Landed, byte[]? Fingerprint)> commands = [];

    public List<(string Stream, long Version, Guid Event)> Log { get; } = [];

    public long Version(string stream) => Log.Count(logged => logged.Stream == stream);

    /// <summary>The outcome, without the times in it.</summary>
    public AppendOutcome Append(Append append, Bounds bounds)
    {
        if (commands.TryGetValue(append.CommandId, out var earlier))
        {
            return append.Fingerprint is { } asked && !asked.Span.SequenceEqual(earlier.Fingerprint)
                ? new CommandIdReused(append.CommandId)
                : earlier.Landed with { Before = true };
        }

        if (bounds == Bounds.TooEarly)
        {
            return new TooEarly(append.After!.Value, default);
        }

        if (bounds == Bounds.TooLate)
        {
            return new TooLate(append.NotAfter!.Value, default);
        }

        var checks = append.Writes.Select(write => (write.Stream, write.ExpectedVersion, IsGuard: false))
            .Concat(append.Guards.Select(guard => (guard.Stream, guard.Version, IsGuard: true)));
        foreach (var (stream, expected, isGuard) in checks)
        {
            if (Version(stream) != expected)
            {
                return new VersionConflict(stream, expected, Version(stream), isGuard);
            }
        }

        var landed = new Landed(Log.Count, append.Writes.Sum(write => write.Events.Length), default, Before: false);
        commands.Add(append.CommandId, (landed, append.Fingerprint?.ToArray()));
        foreach (var write in append.Writes)
        {
            Log.AddRange(write.Events.Select((@event, i) => (write.Stream, write.ExpectedVersion + i + 1, @event.Id)));
        }

        return landed;
    }
}

/// <summary>Where an append's bounds lie, seen from now.</summary>
internal enum Bounds
{
    None,
    Within,
    TooEarly,
    TooLate,
}
