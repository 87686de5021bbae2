using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Decisions.Server.Tests.Serving;

/// <summary>The built server as a process of its own. It is killed after the test if it still runs then.</summary>
internal sealed partial class ServerUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly string _dataFolder;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerUnderTest(Process process, string dataFolder)
    {
        _process = process;
        _dataFolder = dataFolder;
    }

    public static string BuiltServer { get; } = Path.Combine(AppContext.BaseDirectory, "Decisions.Server.dll");

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public int Id => _process.Id;

    /// <summary>Starts <c>serve</c> on a free port.</summary>
    public static ServerUnderTest Start(string dataFolder, params string[] arguments) =>
        Run(dataFolder, ["--port", "0", .. arguments]);

    /// <param name="arguments">What follows <c>serve --data FOLDER</c>.</param>
    /// <param name="server">The program to run, where it is not the one that the tests were built with.</param>
    /// <param name="asUser">The words before the command that make it run as somebody else.</param>
    public static ServerUnderTest Run(
        string dataFolder,
        string[] arguments,
        string? server = null,
        string[]? asUser = null,
        Dictionary<string, string?>? environment = null)
    {
        // Whoever started the tests in the background has Ctrl-C ignored, and ignoring is inherited.
        var start = new ProcessStartInfo("env", [
            "--default-signal=INT,HUP,TERM", .. asUser ?? [],
            "dotnet", server ?? BuiltServer, "serve", "--data", dataFolder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DECISIONS_", StringComparison.Ordinal)
            && !name.StartsWith("DECISIONS_POSTGRES_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;

        var process = new Process { StartInfo = start };
        var running = new ServerUnderTest(process, dataFolder);
        process.OutputDataReceived += (_, line) => running.Read(line.Data);
        process.ErrorDataReceived += (_, line) => running._errors.Enqueue(line.Data ?? "");
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>A client of the server, once the server says that it listens.</summary>
    public async Task<HttpClient> Listening()
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_address.Task, ended, Task.Delay(Patience)) != _address.Task && !_address.Task.IsCompleted)
            Assert.Fail($"The server did not come up.\n{Output}\n{Errors}");
        return new HttpClient { BaseAddress = await _address.Task, Timeout = Patience };
    }

    /// <summary>Waits until the server says that it is ready.</summary>
    public async Task Ready()
    {
        using var client = await Listening();
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK, Errors);
    }

    public void Send(PosixSignal signal)
    {
        var number = signal switch
        {
            PosixSignal.SIGHUP => 1,
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGTERM => 15,
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
        Kill(_process.Id, number).ShouldBe(0);
    }

    /// <summary>As kill -9 does: nothing of the server gets to say a word.</summary>
    public async Task Crash()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Crash();
        _process.Dispose();
        foreach (var id in PostgresProcesses.On(_dataFolder))
            await PostgresProcesses.Stop(id);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (Serving().Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups["url"].Value));
    }

    [GeneratedRegex(@"^Decisions serves (?<url>http://\S+)")]
    private static partial Regex Serving();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int id, int signal);
}
