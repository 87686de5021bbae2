using System.Reflection;
using Decisions.EventStore;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Tests.Following;

/// <summary>A store in which something else lands just before each append of a test's engine: what others do at the same moment.</summary>
public class BusyStore : DispatchProxy
{
    private IEventStore _store = null!;
    private Func<Append, Task> _meanwhile = null!;

    public static IEventStore Over(IEventStore store, Func<Append, Task> meanwhile)
    {
        var busy = Create<IEventStore, BusyStore>();
        ((BusyStore)(object)busy)._store = store;
        ((BusyStore)(object)busy)._meanwhile = meanwhile;
        return busy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IEventStore.Append) ? Append((Append)args![0]!) : targetMethod.Invoke(_store, args);

    private async Task<AppendOutcome> Append(Append append)
    {
        await _meanwhile(append);
        return await _store.Append(append);
    }
}
