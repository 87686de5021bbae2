using System.Diagnostics;

namespace Decisions.Benchmarks;

/// <summary>What a number of callers did, each with one operation under way at a time; grows slice by slice.</summary>
internal sealed class Load(int callers, ServerProcesses server, Func<int, Task> operation)
{
    private readonly List<TimeSpan> times = [];
    private TimeSpan measured;
    private TimeSpan processor;
    private long operations;

    public int Callers => callers;

    /// <summary>Operations a second.</summary>
    public double Rate => times.Count / measured.TotalSeconds;

    /// <summary>The time that a share of the operations (0.5 for half of them) did not exceed.</summary>
    public TimeSpan Quantile(double share)
    {
        times.Sort();
        return times[Math.Min((int)(times.Count * share), times.Count - 1)];
    }

    /// <summary>
    /// Processor time an operation, of this program and the database's server together. Where other programs are busy
    /// too, it tells more than the rate does.
    /// </summary>
    public TimeSpan Processor => processor / operations;

    /// <summary>Runs for a while, and counts it once warm.</summary>
    public async Task Run(TimeSpan warmUp, TimeSpan time)
    {
        var before = Environment.CpuUsage.TotalTime + await server.Time();
        var watch = Stopwatch.StartNew();
        var lists = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<TimeSpan> mine = [];
            while (watch.Elapsed is var began && began < warmUp + time)
            {
                await operation(caller);
                Interlocked.Increment(ref operations);
                var ended = watch.Elapsed;
                if (ended >= warmUp && ended < warmUp + time)
                {
                    mine.Add(ended - began);
                }
            }

            return mine;
        })));
        processor += Environment.CpuUsage.TotalTime + await server.Time() - before;
        times.AddRange(lists.SelectMany(list => list));
        measured += time;
    }
}
