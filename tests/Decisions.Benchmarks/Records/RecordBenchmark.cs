using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Decisions.Engine;
using Decisions.Engine.Exporting;
using Decisions.Engine.Publishing;
using Decisions.Engine.Verifying;
using Decisions.Engine.Witnessing;
using Decisions.EventStore;
using Decisions.EventStore.Migrations;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;
using Decisions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decisions.Benchmarks.Records;

/// <summary>
/// <c>record</c>: a long record of rounds of voting, published, proven, exported and verified. Times, rates beside plain
/// SHA-256 of the same bytes in the same run, and the most memory that each took.
/// </summary>
internal static class RecordBenchmark
{
    private const int Turns = 25;

    public static async Task<int> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Make(options, TimeSpan.Zero);
        await Migrator.Migrate(database.Owner, [typeof(DecisionsEngine).Assembly]);
        using var folder = new TestFolder();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDecisionsEngine(database.Application);
        await using var provider = services.BuildServiceProvider();
        var log = await MadeRecord.Make(provider, options.Ballots);

        using var key = LogKey.Open(folder.Path, "bench.example");
        var logs = provider.GetRequiredService<PublishedLogs>();
        var publisher = new LogPublisher(logs, key, provider.GetRequiredService<PostgresEventStore>(), provider.GetRequiredService<LogAlarms>(), NullLogger<LogPublisher>.Instance);
        var watch = Stopwatch.StartNew();
        await publisher.Publish(log.Community.Value, default);
        Tell("published_events", log.Length);
        Tell("publish_s", watch.Elapsed.TotalSeconds);
        await Median("checkpoint_ms", async () => await publisher.Publish(log.Community.Value, default), options.Checkpoints, log.AppendOne);
        await Proofs(logs, log);

        var path = Path.Combine(folder.Path, "record.zip");
        await Export(provider.GetRequiredService<RecordExport>(), log, key, path);
        return await Verify(path, new Trust(key.VerifierOf(log.Community.Value), WitnessPolicy.None, []));
    }

    private static async Task Proofs(PublishedLogs logs, MadeRecord log)
    {
        var note = (await logs.Checkpoint(log.Community.Value, default))!.Value.Note;
        if (!SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(note)).Then(read => Checkpoint.Parse(read.Text)).IsRead(out var checkpoint, out var reason))
            throw new InvalidOperationException(reason);
        var random = new Random(1);
        await Median("proof_ms", async () =>
        {
            var tiles = await VerifiedTiles.OpenAsync(new PublishedTiles(logs, log.Community.Value), checkpoint);
            if (!tiles.IsRead(out var read, out var fault) || !(await read.InclusionProofAsync(random.NextInt64(checkpoint.Size))).IsRead(out _, out fault))
                throw new InvalidOperationException(fault);
        }, Turns);
    }

    private static async Task Export(RecordExport export, MadeRecord log, LogKey key, string path)
    {
        var memory = new PeakMemory();
        var watch = Stopwatch.StartNew();
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            await export.Write(file, log.Community, Audience.Auditor, key.VerifiersOf(log.Community.Value), memory, default);
        Tell("export_s", watch.Elapsed.TotalSeconds);
        Tell("export_mb", new FileInfo(path).Length / 1e6);
        Tell("export_events_per_second", log.Length / watch.Elapsed.TotalSeconds);
        Tell("export_heap_mib", memory.Mebibytes);
    }

    private static async Task<int> Verify(string path, Trust trust)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        SHA256.HashData(file); // Both are then read from memory.
        file.Position = 0;
        var memory = new PeakMemory();
        var watch = Stopwatch.StartNew();
        var report = await RecordVerifier.Verify(file, trust, memory, default);
        var took = watch.Elapsed;
        file.Position = 0;
        watch.Restart();
        SHA256.HashData(file);
        var hashed = watch.Elapsed;
        Tell("verify_s", took.TotalSeconds);
        Tell("verify_events_per_second", report.Numbers.Entries / took.TotalSeconds);
        Tell("verify_mb_per_second", file.Length / 1e6 / took.TotalSeconds);
        Tell("sha256_mb_per_second", file.Length / 1e6 / hashed.TotalSeconds);
        Tell("verify_times_sha256", took / hashed);
        Tell("verify_heap_mib", memory.Mebibytes);
        Tell("verify_recounted", report.Numbers.Recounted);
        Tell("verify_faults", report.FaultCount);
        foreach (var fault in report.Faults.Take(10))
            Console.Error.WriteLine(fault);
        return report.IsSound ? 0 : 1;
    }

    private static async Task Median(string name, Func<Task> act, int turns, Func<Task>? before = null)
    {
        List<double> took = [];
        for (var turn = 0; turn < turns; turn++)
        {
            if (before is not null)
                await before();
            var watch = Stopwatch.StartNew();
            await act();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        took.Sort();
        Tell(name, took[turns / 2]);
    }

    private static void Tell(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"record_{name}: {value:0.##}"));

    /// <summary>The most that lived on the heap whenever progress was told.</summary>
    private sealed class PeakMemory : IProgress<StepProgress>
    {
        private long _most;
        private long _last;

        public double Mebibytes => _most / 1048576.0;

        public void Report(StepProgress value)
        {
            if (value.Done - _last < 50_000 && value.Done != value.Of)
                return;
            _last = value.Done;
            _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
