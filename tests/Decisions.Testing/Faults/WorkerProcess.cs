using System.Diagnostics;
using System.Globalization;
using Decisions.FaultWorker;

namespace Decisions.Testing.Faults;

/// <summary>One life of the worker program, which ends with SIGKILL.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly Task reading;
    private readonly List<Acknowledgement> acknowledged = [];

    public WorkerProcess(string connectionString, Guid community, long from)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Decisions.FaultWorker");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(connectionString);
        start.ArgumentList.Add(community.ToString());
        start.ArgumentList.Add(from.ToString(CultureInfo.InvariantCulture));
        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        reading = Task.Run(Read);
    }

    /// <summary>Waits until the worker was told of so many landings in its life, and fails if it ends by itself.</summary>
    public async Task Acknowledges(int count)
    {
        for (var waited = Stopwatch.StartNew(); Count() < count; await Task.Delay(5))
        {
            if (process.HasExited || waited.Elapsed > TimeSpan.FromMinutes(2))
            {
                process.Kill();
                throw new InvalidOperationException(
                    $"The worker got no further than {Count()} ballots. {await process.StandardError.ReadToEndAsync()}");
            }
        }
    }

    /// <summary>How many landings it was told of so far.</summary>
    public int Count()
    {
        lock (acknowledged)
        {
            return acknowledged.Count;
        }
    }

    /// <summary>Ends it at once and without warning, and gives all that it had said.</summary>
    public async Task<IReadOnlyList<Acknowledgement>> Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return acknowledged;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task Read()
    {
        while (Acknowledgement.Read(await process.StandardOutput.ReadLineAsync()) is { } line)
        {
            lock (acknowledged)
            {
                acknowledged.Add(line);
            }
        }
    }
}
