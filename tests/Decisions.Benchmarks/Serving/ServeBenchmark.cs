using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Decisions.Testing;

namespace Decisions.Benchmarks.Serving;

/// <summary>How long the server takes from its start to the first answer, and what it holds in memory at rest.</summary>
internal static partial class ServeBenchmark
{
    private const int Starts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(BenchOptions options)
    {
        using var folder = new TestFolder();
        // As root the database runs as another user, who must be able to enter.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute);
        var first = await Start(folder.Path, _ => Task.CompletedTask);
        List<double> again = [];
        (double Server, double Database) memory = default;
        for (var n = 0; n < Starts; n++)
        {
            var isLast = n == Starts - 1;
            again.Add(await Start(folder.Path, async server =>
            {
                if (!isLast)
                    return;
                await Task.Delay(Rest);
                memory = (Mebibytes(server.Id), DatabaseMebibytes(folder.Path));
            }));
        }
        again.Sort();
        Console.WriteLine($"from start to the first answered request, new folder      {first,8:F2} s");
        Console.WriteLine($"from start to the first answered request, folder with data {again[Starts / 2],7:F2} s  (median of {Starts}: {again[0]:F2} to {again[^1]:F2})");
        Console.WriteLine($"memory at rest, server (resident)                          {memory.Server,7:F0} MiB");
        Console.WriteLine($"memory at rest, its PostgreSQL (proportional)              {memory.Database,7:F0} MiB");
        Figure("serve_seconds_new_folder", first);
        Figure("serve_seconds", again[Starts / 2]);
        Figure("serve_memory_mib", memory.Server);
        Figure("serve_database_memory_mib", memory.Database);
        return 0;
    }

    private static async Task<double> Start(string folder, Func<Process, Task> whileItRuns)
    {
        var watch = Stopwatch.StartNew();
        using var server = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Decisions.Server.dll"), "serve", "--port", "0", "--data", Path.Combine(folder, "data")])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        try
        {
            using var client = new HttpClient { BaseAddress = await Address(server) };
            while (!(await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                await Task.Delay(5);
            var seconds = watch.Elapsed.TotalSeconds;
            await whileItRuns(server);
            return seconds;
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
            await server.WaitForExitAsync();
        }
    }

    private static async Task<Uri> Address(Process server)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await server.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (Serving().Match(line) is { Success: true } match)
                return new Uri(match.Groups[1].Value);
        throw new InvalidOperationException("The server ended before it listened.");
    }

    private static double Mebibytes(int process) => Field($"/proc/{process}/status", "VmRSS:");

    /// <summary>PostgreSQL's processes share memory, so each is charged its share.</summary>
    private static double DatabaseMebibytes(string folder)
    {
        var postmaster = int.Parse(
            File.ReadLines(Directory.EnumerateFiles(folder, "postmaster.pid", SearchOption.AllDirectories).Single()).First(),
            CultureInfo.InvariantCulture);
        return Process.GetProcessesByName("postgres")
            .Where(process => process.Id == postmaster || ParentOf(process.Id) == postmaster)
            .Sum(process => Field($"/proc/{process.Id}/smaps_rollup", "Pss:"));
    }

    private static int ParentOf(int process) =>
        int.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal))[5..], CultureInfo.InvariantCulture);

    private static double Field(string file, string name) => double.Parse(
        File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) / 1024;

    private static void Figure(string name, double figure) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {figure:F2}"));

    [GeneratedRegex(@"^Decisions serves (http://\S+)")]
    private static partial Regex Serving();
}
