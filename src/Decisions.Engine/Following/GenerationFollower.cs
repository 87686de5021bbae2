using System.Collections.Concurrent;
using System.Diagnostics;
using Decisions.Engine.ReadModels;
using Decisions.EventStore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>Keeps one generation up with every community's log, while this node holds its lease.</summary>
internal sealed class GenerationFollower(
    Generation generation, PostgresEventStore store, FollowingDatabase database, FollowingOptions options,
    Action<Guid, long> reached, ILogger logger)
{
    private static readonly TimeSpan ShortLook = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(100);

    private readonly string _behind = $"""
        select h.community, coalesce(p.next_index, 0), h.next_index
          from decisions.ledger_head h left join {generation.Schema}.progress p on p.community = h.community
         where h.next_index > coalesce(p.next_index, 0)
        """;

    private readonly LogPages _pages = new(database.Source, options.PageSize);
    private readonly PageFolder _folder = new(database.Source);
    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    /// <summary>Communities whose log could not be followed when it was last tried.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _stuck = new();

    /// <summary>When each community was last begun with, by the count of beginnings.</summary>
    private readonly Dictionary<Guid, long> _turns = [];

    private long _beginnings;

    private volatile TaskCompletionSource _oneDone = NewSignal();

    /// <summary>Runs until it is cancelled or the lease is lost; then it throws.</summary>
    /// <param name="caughtUp">
    /// Called, once at a time, whenever every community has come to where its log ended when this began to be waited for:
    /// logs that keep growing do not put it off. Its argument is the communities that cannot be followed, which it is not
    /// put off by either. Following goes on meanwhile.
    /// </param>
    public async Task Run(Func<IReadOnlyCollection<Guid>, Task> caughtUp, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var lease = await Lease.Take(database, generation.Number, cancel);
        Dictionary<Guid, long>? awaited = null;
        var telling = Task.CompletedTask;
        try
        {
            while (true)
            {
                var growth = store.AnyGrowth(cancel);
                var oneDone = _oneDone = NewSignal();
                await lease.Check(cancel);
                var watch = Stopwatch.StartNew();
                var behind = await Behind(cancel);
                var look = watch.Elapsed;
                // Whoever has waited longest comes first, so that some that always grow keep no other waiting.
                foreach (var (community, from, head) in behind.OrderBy(each => _turns.GetValueOrDefault(each.Id)))
                    if (_running.Count < options.Communities && !_running.ContainsKey(community))
                        Start(community, from, head, stop.Token);
                awaited ??= behind.ToDictionary(community => community.Id, community => community.Head);
                if (telling.IsCompleted)
                {
                    await telling;
                    if (behind.All(community => _stuck.ContainsKey(community.Id) || community.From >= awaited.GetValueOrDefault(community.Id)))
                    {
                        awaited = null;
                        telling = caughtUp([.. _stuck.Keys]);
                    }
                }
                await Task.WhenAny(telling.IsCompleted ? [growth, oneDone.Task] : [growth, oneDone.Task, telling]);
                // The more communities there are, the longer a look takes; it shall not fill the time.
                if (look > ShortLook)
                    await Task.Delay(look * 3 < LongestRest ? look * 3 : LongestRest, cancel);
                cancel.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(_running.Values);
            await Task.WhenAny(telling);
        }
    }

    private void Start(Guid community, long from, long head, CancellationToken cancel)
    {
        _turns[community] = ++_beginnings;
        var done = new TaskCompletionSource();
        _running[community] = done.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await CatchUp(community, from, head, cancel);
                _stuck.TryRemove(community, out _);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                if (LostDatabase.IsCauseOf(fault))
                    logger.LogWarning("Following community {Community} waits for the database: {Fault}", community, fault.Message);
                else
                {
                    _stuck[community] = true;
                    logger.LogError(fault, "The log of community {Community} cannot be followed; trying again.", community);
                }
                await Task.Delay(options.Pause, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            _running.TryRemove(community, out _);
            done.SetResult();
            _oneDone.TrySetResult();
        }, CancellationToken.None);
    }

    /// <summary>
    /// Folds page after page up to where the log ended when this was begun; the next page is read and decoded while one
    /// is folded.
    /// </summary>
    private async Task CatchUp(Guid community, long from, long head, CancellationToken cancel)
    {
        var reading = _pages.Read(community, from, cancel);
        try
        {
            for (var page = await reading; page.Facts.Count > 0; page = await reading)
            {
                var isLast = page.Next >= head;
                if (!isLast)
                    reading = _pages.Read(community, page.Next, cancel);
                if (!await _folder.Fold(generation.Schema, page, cancel))
                    return;
                reached(community, page.Next);
                if (isLast)
                    return;
            }
        }
        finally
        {
            await Task.WhenAny(reading);
        }
    }

    private async Task<List<(Guid Id, long From, long Head)>> Behind(CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(_behind);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<(Guid, long, long)> behind = [];
        while (await reader.ReadAsync(cancel))
            behind.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)));
        return behind;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
