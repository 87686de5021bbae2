using System.Diagnostics;

namespace Decisions.Benchmarks;

/// <summary>A number of callers, each with one operation under way at a time, for a while.</summary>
internal static class Load
{
    /// <summary>Operations a second, once warm.</summary>
    public static async Task<double> Rate(int callers, TimeSpan warmUp, TimeSpan measured, Func<Task> operation)
    {
        long done = 0;
        var watch = Stopwatch.StartNew();
        var until = warmUp + measured;
        var running = Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < until)
            {
                await operation();
                Interlocked.Increment(ref done);
            }
        })).ToArray();
        await Task.Delay(warmUp);
        var before = Interlocked.Read(ref done);
        var from = watch.Elapsed;
        await Task.Delay(measured);
        var rate = (Interlocked.Read(ref done) - before) / (watch.Elapsed - from).TotalSeconds;
        await Task.WhenAll(running);
        return rate;
    }
}
