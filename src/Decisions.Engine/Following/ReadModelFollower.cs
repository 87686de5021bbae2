using Decisions.Engine.ReadModels;
using Decisions.EventStore;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Keeps the read models up with the logs. Every node runs one; of each generation, one node at a time does the work.
/// When no generation is of this program's version, a new one is filled from the beginning beside the live one, which
/// is followed and read until the two are swapped. docs/read-models.md.
/// </summary>
public sealed class ReadModelFollower(
    PostgresEventStore store, FollowingDatabase database, ServedReadModels served, CaughtUp caughtUp,
    FollowingOptions options, ILogger<ReadModelFollower> logger)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest that a node reads on from what it follows no more, until its own has as much.</summary>
    private static readonly TimeSpan LongestHandover = TimeSpan.FromSeconds(5);

    private readonly Generations _generations = new(database.Source);

    /// <summary>Follows until cancelled; a lost database is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Follow(cancel);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                if (LostDatabase.IsCauseOf(fault))
                    logger.LogWarning("Following the logs waits for the database: {Fault}", fault.Message);
                else
                    logger.LogError(fault, "Following the logs was interrupted; trying again.");
                caughtUp.Forget();
                await Task.Delay(options.Pause, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task Follow(CancellationToken cancel)
    {
        var mine = await _generations.OfVersion(options.Version, options.Tables, cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var isLive = mine.State == GenerationState.Live;
        Task[] work =
        [
            Follower(mine).Run(Swap, stop.Token),
            Serve(mine, stop.Token),
            DropUnused(stop.Token),
        ];
        try
        {
            await await Task.WhenAny(work);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(work).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        async Task Swap(IReadOnlyCollection<Guid> stuck)
        {
            if (isLive)
                return;
            await _generations.Analyze(mine, stop.Token);
            isLive = await _generations.TrySwap(mine, stuck, stop.Token);
        }
    }

    /// <summary>Serves the live generation if this program knows its tables, and its own as soon as that is live.</summary>
    private async Task Serve(Generation mine, CancellationToken cancel)
    {
        var live = await _generations.Live(cancel);
        if (live is not null && live.Number != mine.Number && live.Tables == mine.Tables)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            StartServing(live);
            var following = Follower(live).Run(_ => Task.CompletedTask, stop.Token);
            await Until(IsMineLive, following, cancel);
            await stop.CancelAsync();
            await following.ContinueWith(_ => { }, TaskScheduler.Default);
            // It lacked nothing when they were swapped; what the old one has got since is soon made up for.
            for (var waited = TimeSpan.Zero; waited < LongestHandover && await _generations.IsAhead(live, mine, cancel); waited += Glance)
                await Task.Delay(Glance, cancel);
        }
        else
        {
            await Until(IsMineLive, null, cancel);
        }
        StartServing(mine);
        await Task.Delay(Timeout.Infinite, cancel);

        async Task<bool> IsMineLive() => (await _generations.Live(cancel))?.Number == mine.Number;
    }

    private static async Task Until(Func<Task<bool>> condition, Task? meanwhile, CancellationToken cancel)
    {
        while (!await condition())
        {
            if (meanwhile is { IsCompleted: true })
                await meanwhile;
            await Task.Delay(Glance, cancel);
        }
    }

    private void StartServing(Generation generation)
    {
        logger.LogInformation("Serving read models {Generation}.", generation.Number);
        served.Serve(generation);
        caughtUp.Forget();
    }

    private GenerationFollower Follower(Generation generation) => new(
        generation, store, database, options,
        (community, nextIndex) =>
        {
            if (served.Generation?.Number == generation.Number)
                caughtUp.Reached(community, nextIndex);
        },
        logger);

    private async Task DropUnused(CancellationToken cancel)
    {
        while (true)
        {
            await _generations.DropUnused(options.Version, options.Grace, cancel);
            await Task.Delay(options.Grace / 10 + Glance, cancel);
        }
    }
}
