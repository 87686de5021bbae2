namespace Decisions.Benchmarks.Replay;

/// <summary><c>replay</c>: 200,000 events into all read models, on a fresh database.</summary>
internal static class ReplayCommand
{
    private const int Events = 200_000;

    public static async Task<int> Run(BenchOptions options)
    {
        await using var database = await BenchDatabase.Make(options, TimeSpan.Zero);
        await new ReplayBenchmark().Run(database.Owner, database.Application, Events, Console.WriteLine);
        return 0;
    }
}
