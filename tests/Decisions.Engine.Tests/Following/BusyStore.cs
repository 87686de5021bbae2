using System.Reflection;
using Decisions.EventStore;
using Decisions.EventStore.Appending;
using Decisions.EventStore.Reading;

namespace Decisions.Engine.Tests.Following;

/// <summary>A store in which something else lands just before each append of a test's engine, or before it reads a stream: what others do at the same moment.</summary>
public class BusyStore : DispatchProxy
{
    private IEventStore _store = null!;
    private Func<Append, Task> _meanwhile = null!;
    private Func<string, Task>? _beforeReading;
    private int _rangesRead;

    public static IEventStore Over(IEventStore store, Func<Append, Task> meanwhile, Func<string, Task>? beforeReading = null)
    {
        var busy = Create<IEventStore, BusyStore>();
        ((BusyStore)(object)busy)._store = store;
        ((BusyStore)(object)busy)._meanwhile = meanwhile;
        ((BusyStore)(object)busy)._beforeReading = beforeReading;
        return busy;
    }

    /// <summary>How often every stream of a prefix was read: all ballots of a round, or all that tellers entered.</summary>
    public static int RangesRead(IEventStore busy) => ((BusyStore)(object)busy)._rangesRead;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IEventStore.ReadStreams))
            Interlocked.Increment(ref _rangesRead);
        return targetMethod.Name switch
        {
            nameof(IEventStore.Append) => Append((Append)args![0]!),
            nameof(IEventStore.ReadStream) when _beforeReading is not null => ReadStream((Guid)args![0]!, (string)args[1]!, (long)args[2]!),
            _ => targetMethod.Invoke(_store, args),
        };
    }

    private async Task<IReadOnlyList<StoredEvent>> ReadStream(Guid community, string stream, long fromVersion)
    {
        await _beforeReading!(stream);
        return await _store.ReadStream(community, stream, fromVersion);
    }

    private async Task<AppendOutcome> Append(Append append)
    {
        await _meanwhile(append);
        return await _store.Append(append);
    }
}
