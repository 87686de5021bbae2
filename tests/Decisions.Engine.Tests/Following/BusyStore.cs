using System.Reflection;
using Decisions.EventStore;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Tests.Following;

/// <summary>A store in which something else lands just before each append of a test's engine: what others do at the same moment.</summary>
public class BusyStore : DispatchProxy
{
    private IEventStore _store = null!;
    private Func<Append, Task> _meanwhile = null!;
    private int _rangesRead;

    public static IEventStore Over(IEventStore store, Func<Append, Task> meanwhile)
    {
        var busy = Create<IEventStore, BusyStore>();
        ((BusyStore)(object)busy)._store = store;
        ((BusyStore)(object)busy)._meanwhile = meanwhile;
        return busy;
    }

    /// <summary>How often every stream of a prefix was read: all ballots of a round, or all that tellers entered.</summary>
    public static int RangesRead(IEventStore busy) => ((BusyStore)(object)busy)._rangesRead;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IEventStore.ReadStreams))
            Interlocked.Increment(ref _rangesRead);
        return targetMethod.Name == nameof(IEventStore.Append) ? Append((Append)args![0]!) : targetMethod.Invoke(_store, args);
    }

    private async Task<AppendOutcome> Append(Append append)
    {
        await _meanwhile(append);
        return await _store.Append(append);
    }
}
