using Decisions.Domain.Communities;
using Decisions.Engine.ReadModels;
using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>
/// Tells when the read models that this node serves have reached an index. The follower says so at once where it runs
/// on this node; where it runs on another, their progress is looked up, once for all who wait.
/// </summary>
public sealed class CaughtUp(ReadModelDatabase database)
{
    private const string Sql =
        "select community, next_index from {read}.progress where community = any ($1)";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, long> _reached = [];
    private readonly List<Waiter> _waiting = [];
    private bool _isLooking;

    /// <summary>
    /// Completes with true once every event before <paramref name="nextIndex"/> is in the read models, or with false
    /// when <paramref name="patience"/> is over first.
    /// </summary>
    public async Task<bool> WaitFor(
        CommunityId community, long nextIndex, TimeSpan patience, CancellationToken cancel = default)
    {
        var waiter = new Waiter(community.Value, nextIndex);
        lock (_gate)
        {
            if (nextIndex <= _reached.GetValueOrDefault(community.Value))
                return true;
            _waiting.Add(waiter);
            if (!_isLooking)
            {
                _isLooking = true;
                _ = Look();
            }
        }
        try
        {
            await waiter.Signal.Task.WaitAsync(patience, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            lock (_gate)
                _waiting.Remove(waiter);
        }
    }

    /// <summary>The read models that are served have reached this index.</summary>
    internal void Reached(Guid community, long nextIndex)
    {
        lock (_gate)
        {
            if (nextIndex <= _reached.GetValueOrDefault(community))
                return;
            _reached[community] = nextIndex;
            foreach (var waiter in _waiting)
                if (waiter.Community == community && waiter.NextIndex <= nextIndex)
                    waiter.Signal.TrySetResult();
        }
    }

    /// <summary>Forgets what was reached: a server that crashed may have lost the last of it.</summary>
    internal void Forget()
    {
        lock (_gate)
            _reached.Clear();
    }

    private async Task Look()
    {
        while (true)
        {
            Guid[] communities;
            lock (_gate)
            {
                communities =
                [
                    .. _waiting.Where(waiter => !waiter.Signal.Task.IsCompleted).Select(waiter => waiter.Community).Distinct(),
                ];
                if (communities.Length == 0)
                {
                    _isLooking = false;
                    return;
                }
            }
            try
            {
                var progress = await database.Rows(
                    Sql, [communities], row => (row.GetGuid(0), row.GetInt64(1)), CancellationToken.None);
                foreach (var (community, nextIndex) in progress)
                    Reached(community, nextIndex);
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                // Those who wait have their patience; the database may be back before it is over.
            }
            await Task.Delay(Interval);
        }
    }

    private sealed class Waiter(Guid community, long nextIndex)
    {
        public Guid Community { get; } = community;

        public long NextIndex { get; } = nextIndex;

        public TaskCompletionSource Signal { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
