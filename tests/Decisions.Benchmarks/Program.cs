using Decisions.Benchmarks;
using Decisions.Benchmarks.Appends;
using Decisions.Benchmarks.Auditing;
using Decisions.Benchmarks.Counting;
using Decisions.Benchmarks.Faults;
using Decisions.Benchmarks.Records;
using Decisions.Benchmarks.Replay;
using Decisions.Benchmarks.Serving;

Dictionary<string, Func<BenchOptions, Task<int>>> benchmarks = new()
{
    ["append"] = AppendBenchmark.Run,
    ["replay"] = ReplayCommand.Run,
    ["count"] = CountBenchmark.Run,
    ["serve"] = ServeBenchmark.Run,
    ["faults"] = FaultLoopCommand.Run,
    ["audit"] = AuditBenchmark.Run,
    ["record"] = RecordBenchmark.Run,
};

if (args is not [var name, .. var rest] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Usage: {string.Join('|', benchmarks.Keys)} {BenchOptions.Usage}");
    return 2;
}

try
{
    return await benchmark(BenchOptions.Read(rest));
}
catch (FormatException fault)
{
    Console.Error.WriteLine($"{fault.Message}\nOptions: {BenchOptions.Usage}");
    return 2;
}
