using System.Diagnostics;
using System.Globalization;
using Decisions.Benchmarks.Replay;
using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.EventStore;
using Decisions.EventStore.Migrations;
using Decisions.EventStore.Reading;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Decisions.Benchmarks.Auditing;

/// <summary>
/// <c>audit</c>: each question of the audit page over a long log, and the whole log streamed as for its file. What is
/// asked for is rare and lies at the log's beginning, where a search from its end would be longest.
/// </summary>
internal static class AuditBenchmark
{
    private const int PageSize = 51;
    private const int Turns = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static async Task<int> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Make(options, TimeSpan.Zero);
        await Migrator.Migrate(database.Owner, [typeof(DecisionsEngine).Assembly]);
        await using var store = new PostgresEventStore(database.Application);
        var log = new ReplayLog(store);
        await log.AppendRare();
        await log.Append(options.Ballots);
        var served = new ServedReadModels();
        await using var reads = new ReadModelDatabase(database.Application, served);
        await using var following = new FollowingDatabase(database.Application);
        var caughtUp = new CaughtUp(reads);
        using var stop = new CancellationTokenSource();
        var running = new ReadModelFollower(
            store, following, served, caughtUp, new FollowingOptions(), NullLogger<ReadModelFollower>.Instance).Run(stop.Token);
        var head = await store.Head(log.Community.Value);
        await caughtUp.WaitFor(log.Community, head.NextIndex, Patience);
        await Analyze(database.Owner);
        Console.WriteLine(FormattableString.Invariant($"audit_events: {head.NextIndex}"));
        await Questions(new Timeline(reads), new TimelineCounts(reads), log, head);
        await Stream(new Timeline(reads), log.Community);
        await stop.CancelAsync();
        await running;
        return 0;
    }

    private static async Task Questions(Timeline timeline, TimelineCounts counts, ReplayLog log, LogHead head)
    {
        var all = TimelineFilter.All;
        var looks = all with { Notices = [.. Enum.GetValues<Notice>()] };
        await Time("newest", () => timeline.Ask(log.Community, all, null, PageSize, default));
        await Time("deep", () => timeline.Ask(log.Community, all, head.NextIndex / 2, PageSize, default));
        await Time("person", () => timeline.Ask(log.Community, all with { Person = $"{log.Founder}" }, null, PageSize, default));
        await Time("decision", () => timeline.Ask(log.Community, all with { Decision = log.First }, null, PageSize, default));
        await Time("type", () => timeline.Ask(log.Community, all with { Types = ["rule_adopted"] }, null, PageSize, default));
        await Time("votes", () => timeline.Ask(log.Community, all with { Types = ["ballot_cast"] }, null, PageSize, default));
        await Time("channel", () => timeline.Ask(log.Community, all with { Channel = Channel.Paper }, null, PageSize, default));
        await Time("days", () => timeline.Ask(log.Community, all with { To = head.Now - Duration.FromDays(1) }, null, PageSize, default));
        await Time("looks", () => timeline.Ask(log.Community, looks, null, PageSize, default));
        await Time("look_counts", () => counts.Ask(log.Community, looks, default));
        await Time("change_counts", () => counts.Ask(log.Community, all with { From = head.Now - Duration.FromDays(1) }, default));
    }

    private static async Task Time(string name, Func<Task> question)
    {
        List<double> took = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            var watch = Stopwatch.StartNew();
            await question();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        took.Sort();
        Console.WriteLine(FormattableString.Invariant($"audit_{name}_ms: {took[Turns / 2]:F2}"));
    }

    private static async Task Stream(Timeline timeline, CommunityId community)
    {
        var watch = Stopwatch.StartNew();
        long lines = 0, most = 0;
        await foreach (var _ in timeline.All(community, TimelineFilter.All, long.MaxValue, default))
            if (++lines % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit_streamed_lines_per_second: {lines / watch.Elapsed.TotalSeconds:F0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit_streaming_memory_mib: {most / 1048576.0:F1}"));
    }

    private static async Task Analyze(string owner)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var analyze = source.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }
}
