using Decisions.Domain.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels;
using Decisions.EventStore;
using Decisions.Testing;
using Npgsql;

namespace Decisions.Engine.Tests.Following;

/// <summary>One node of a server: a store, the read models and their follower.</summary>
internal sealed class Node : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly FollowingDatabase _following;
    private readonly Task _running;

    public Node(PrivateDatabase database, FollowingOptions? options = null)
    {
        Store = new PostgresEventStore(database.AppConnectionString);
        Reads = new ReadModelDatabase(database.AppConnectionString, Served);
        CaughtUp = new CaughtUp(Reads);
        _following = new FollowingDatabase(database.AppConnectionString);
        var follower = new ReadModelFollower(
            Store, _following, Served, CaughtUp, options ?? new FollowingOptions(), Faults);
        _running = follower.Run(_stop.Token);
    }

    public Faults Faults { get; } = new();

    public PostgresEventStore Store { get; }

    public ServedReadModels Served { get; } = new();

    public ReadModelDatabase Reads { get; }

    public CaughtUp CaughtUp { get; }

    public TestLog NewLog() => new(Store, new CommunityId(Guid.CreateVersion7()));

    /// <summary>Waits until the read models hold all that was appended to a log.</summary>
    public async Task Follow(TestLog log) =>
        (await CaughtUp.WaitFor(log.Community, log.Length, Patience)).ShouldBeTrue(Faults.ToString());

    /// <summary>Waits until this node serves a generation.</summary>
    public async Task Serve(int generation)
    {
        for (var waited = TimeSpan.Zero; Served.Generation?.Number != generation; waited += TimeSpan.FromMilliseconds(20))
        {
            waited.ShouldBeLessThan(Patience, $"generation {generation} is not served");
            await Task.Delay(20);
        }
    }

    /// <summary>The follower ends in the middle of whatever it does; the rest of the node goes on.</summary>
    public async Task StopFollowing()
    {
        await _stop.CancelAsync();
        await _running;
        NpgsqlConnection.ClearPool(new NpgsqlConnection(_following.Source.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _following.DisposeAsync();
        await Reads.DisposeAsync();
        await Store.DisposeAsync();
        _stop.Dispose();
    }
}
