using System.Diagnostics;
using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels;
using Decisions.EventStore;
using Decisions.EventStore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Decisions.Benchmarks.Replay;

/// <summary>
/// How fast a log of ballots is folded from zero into every read model, beside how fast the same rows merely leave the
/// database: the bound that no replay that reads them can pass.
/// </summary>
public sealed class ReplayBenchmark
{
    private const int Runs = 3;

    /// <summary>What the follower reads of each event, copied out as text.</summary>
    private const string Copy = """
        copy (select l.index, e.stream_id, e.version, e.type, e.data, e.timestamp, e.headers
                from decisions.ledger_leaf l join decisions.mt_events e on e.seq_id = l.seq_id
               order by l.community, l.index) to stdout
        """;

    /// <param name="ownerConnectionString">Connects as the owner, to a database with nothing in it but the benchmark's.</param>
    public async Task Run(string ownerConnectionString, string appConnectionString, int events, Action<string> print)
    {
        await Migrator.Migrate(ownerConnectionString, [typeof(DecisionsEngine).Assembly]);
        await using var store = new PostgresEventStore(appConnectionString);
        await using var owner = NpgsqlDataSource.Create(ownerConnectionString);
        await new ReplayLog(store).Append(events);
        await using (var analyze = owner.CreateCommand("vacuum analyze"))
            await analyze.ExecuteNonQueryAsync();
        var heads = await store.Heads();
        var total = heads.Values.Sum();

        print($"{total:N0} events of ballots, events a second");
        double copied = 0, replayed = 0;
        for (var run = 1; run <= Runs; run++)
        {
            var copy = total / await CopyOut(owner);
            var replay = total / await Replay(appConnectionString, store, heads);
            print($"run {run}   copy {copy,9:N0}   replay {replay,9:N0}");
            (copied, replayed) = (Math.Max(copied, copy), Math.Max(replayed, replay));
        }
        print(FormattableString.Invariant($"replay_events_per_second: {replayed:F0}"));
        print(FormattableString.Invariant($"replay_copy_ratio: {replayed / copied:F3}"));
    }

    private static async Task<double> CopyOut(NpgsqlDataSource owner)
    {
        await using var connection = await owner.OpenConnectionAsync();
        var watch = Stopwatch.StartNew();
        using var rows = await connection.BeginTextExportAsync(Copy);
        var buffer = new char[64 * 1024];
        while (await rows.ReadBlockAsync(buffer) > 0)
        {
        }
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>From the start of a follower of a version that nobody has built yet, to all read models complete.</summary>
    private static async Task<double> Replay(
        string connectionString, PostgresEventStore store, IReadOnlyDictionary<Guid, long> heads)
    {
        var served = new ServedReadModels();
        await using var reads = new ReadModelDatabase(connectionString, served);
        await using var following = new FollowingDatabase(connectionString);
        var caughtUp = new CaughtUp(reads);
        // Tables that nobody else knows either, so that none but its own are served.
        var name = $"replay {Guid.CreateVersion7()}";
        var options = new FollowingOptions { Version = name, Tables = name };
        var follower = new ReadModelFollower(
            store, following, served, caughtUp, options, NullLogger<ReadModelFollower>.Instance);
        using var stop = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        var running = follower.Run(stop.Token);
        await served.Ready;
        foreach (var (community, nextIndex) in heads)
            await caughtUp.WaitFor(new(community), nextIndex, TimeSpan.FromMinutes(10));
        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await running;
        return seconds;
    }
}
