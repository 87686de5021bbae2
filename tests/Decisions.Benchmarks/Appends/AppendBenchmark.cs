using Decisions.EventStore;
using Npgsql;
using Spectre.Console;

namespace Decisions.Benchmarks.Appends;

/// <summary>
/// How a guarded append of one ballot compares with one plain INSERT of the same JSON, on the same fresh database, in
/// one run and by turns, so that whatever else the machine does befalls both.
/// </summary>
internal static class AppendBenchmark
{
    private const int Turns = 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(150);

    public static async Task<int> Run(BenchOptions options)
    {
        var figures = await Measure(options, TimeSpan.Zero, "");
        if (options.CommitDelay is { } delay)
            figures = [.. figures, .. await Measure(options, delay, "_commit_delay")];
        foreach (var (name, figure) in figures)
            Console.WriteLine(FormattableString.Invariant($"{name}: {figure:0.##}"));
        return 0;
    }

    private static async Task<(string Name, double Figure)[]> Measure(BenchOptions options, TimeSpan delay, string suffix)
    {
        await using var database = await BenchDatabase.Make(options, delay);
        await using var plain = await PlainInserts.Open(database.Owner, 256);
        await using var store = new PostgresEventStore(database.Application);
        await using var owner = NpgsqlDataSource.Create(database.Owner);
        var server = new ServerProcesses(owner);
        var ballots = new BallotAppends();
        await ballots.Open(store);

        Load Plain(int callers) => new(callers, server, caller => plain.Insert(caller, ballots.Payload(Guid.CreateVersion7())));
        Load Append(int callers) => new(callers, server, _ => ballots.Cast(store, Guid.CreateVersion7()));
        Load[] inserts = [Plain(1), Plain(16), Plain(32), Plain(64), Plain(256)];
        Load[] appends = [Append(1), Append(16), Append(256)];
        var byTurns = inserts.Concat(appends).OrderBy(load => load.Callers).ToArray();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var load in byTurns)
                await load.Run(WarmUp, options.Time / Turns);
        }

        Print(inserts, appends, delay);
        var best = inserts.Max(load => load.Rate);
        return
        [
            ("plain_best_per_second" + suffix, best),
            ("append_per_second_256" + suffix, appends[^1].Rate),
            ("append_ratio_256" + suffix, appends[^1].Rate / best),
            ("append_latency_ratio_1" + suffix, appends[0].Quantile(0.5) / inserts[0].Quantile(0.5)),
            ("append_processor_ratio_256" + suffix, inserts.Min(load => load.Processor) / appends[^1].Processor),
        ];
    }

    private static void Print(Load[] inserts, Load[] appends, TimeSpan delay)
    {
        var table = new Table().Border(TableBorder.Simple)
            .Title($"One ballot a transaction or an append, commits delayed by {delay.TotalMilliseconds} ms")
            .AddColumns("", "callers", "a second", "p50 ms", "p99 ms", "processor µs");
        foreach (var (name, loads) in new[] { ("plain INSERT", inserts), ("append", appends) })
        {
            foreach (var load in loads)
            {
                table.AddRow(
                    name, $"{load.Callers}", $"{load.Rate:N0}", $"{load.Quantile(0.5).TotalMilliseconds:F2}",
                    $"{load.Quantile(0.99).TotalMilliseconds:F2}", $"{load.Processor.TotalMicroseconds:F0}");
            }
        }

        AnsiConsole.Write(table);
    }
}
