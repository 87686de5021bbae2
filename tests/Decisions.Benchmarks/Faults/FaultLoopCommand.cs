using Decisions.Testing.Faults;

namespace Decisions.Benchmarks.Faults;

/// <summary>The long form of the fault loop that the tests run in short.</summary>
internal static class FaultLoopCommand
{
    public static async Task<int> Run(BenchOptions options)
    {
        var report = await new FaultLoop(Console.WriteLine).Run(options.Rounds, options.Seed);
        foreach (var fault in report.Faults)
            Console.WriteLine(fault);
        Console.WriteLine($"fault_rounds: {report.Kills}");
        Console.WriteLine($"fault_server_kills: {report.ServerKills}");
        Console.WriteLine($"fault_acknowledged: {report.Acknowledged}");
        Console.WriteLine($"fault_broken_promises: {report.Faults.Count}");
        return report.Faults.Count == 0 ? 0 : 1;
    }
}
