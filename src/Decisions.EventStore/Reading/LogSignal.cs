using System.Collections.Concurrent;
using Npgsql;

namespace Decisions.EventStore.Reading;

/// <summary>
/// Wakes those who wait for a community's log to grow. It is told of this node's appends and listens to the database
/// for those of others; a notice is a hint and may be lost, so a waiter looks again after <see cref="Patience"/> all
/// the same. The log is the truth.
/// </summary>
internal sealed class LogSignal : IAsyncDisposable
{
    /// <summary>How long a waiter sleeps at the most before it looks at the log itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlDataSource _source;
    private readonly Task _listening;
    private volatile TaskCompletionSource _any = NewSignal();

    public LogSignal(NpgsqlDataSource source)
    {
        _source = source;
        _listening = Listen();
    }

    /// <summary>
    /// Completes at the next notice for the community. Take it before reading the log, so that nothing that lands
    /// in between is waited for in vain.
    /// </summary>
    public Task Next(Guid community) => _waiting.GetOrAdd(community, _ => NewSignal()).Task;

    /// <summary>Completes at the next notice for any community.</summary>
    public Task NextOfAny() => _any.Task;

    /// <summary>Tells all who wait that the community's log has grown.</summary>
    public void Wake(Guid community)
    {
        if (_waiting.TryRemove(community, out var signal))
            signal.TrySetResult();
        Interlocked.Exchange(ref _any, NewSignal()).TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _stop.Dispose();
    }

    private async Task Listen()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(_stop.Token);
                connection.Notification += (_, notice) => Wake(notice.Payload);
                await using (var listen = new NpgsqlCommand($"listen {LogNotices.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(_stop.Token);
                WakeAll();
                while (true)
                    await connection.WaitAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Whatever it was, waiters look for themselves until the database is back.
                await Task.Delay(TimeSpan.FromSeconds(1), _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private void Wake(string payload)
    {
        if (Guid.TryParse(payload, out var community))
            Wake(community);
    }

    private void WakeAll()
    {
        foreach (var community in _waiting.Keys)
            if (_waiting.TryRemove(community, out var signal))
                signal.TrySetResult();
        Interlocked.Exchange(ref _any, NewSignal()).TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
