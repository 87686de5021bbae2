using System.Collections.Concurrent;
using Decisions.Engine.Following;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Tests.Following;

/// <summary>Keeps the faults that a follower reports, to show them when it does not catch up.</summary>
internal sealed class Faults : ILogger<ReadModelFollower>
{
    private readonly ConcurrentQueue<Exception> _faults = new();

    /// <summary>Waits until so many have been reported.</summary>
    public async Task ShowUp(int count)
    {
        for (var waited = 0; _faults.Count < count; waited++)
        {
            waited.ShouldBeLessThan(3_000, "no fault shows up");
            await Task.Delay(20);
        }
    }

    public override string ToString() => string.Join('\n', _faults.Take(3));

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
            _faults.Enqueue(exception);
    }
}
