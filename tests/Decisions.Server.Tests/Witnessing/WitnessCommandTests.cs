using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Decisions.Ledger.Notes;
using Decisions.Server.Tests.CommandLine;
using Decisions.Server.Tests.Serving;

namespace Decisions.Server.Tests.Witnessing;

/// <summary>The built program as a witness: what its keeper types and reads, and that a killed one forgets nothing.</summary>
public sealed partial class WitnessCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleLog _log = new("vote.example/log/a");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_witness_shows_its_key_learns_of_logs_and_survives_kill_9()
    {
        using var http = new HttpClient();
        string key;
        var last = 0;
        await using (var witness = await Running.Start(_folder["w"]))
        {
            key = witness.Key;
            VerifierKey.Parse(key).IsRead(out var read, out _).ShouldBeTrue();
            read!.Type.ShouldBe(SignatureType.Cosignature);
            witness.Output.ShouldContain("It witnesses no log yet");
            (await CommandUnderTest.Run("witness", "trust", "--folder", _folder["w"], _log.Signer.Key.ToString())).Output.ShouldContain("is trusted");
            // Killed while it cosigns one checkpoint after the other: what was answered is on disk.
            var asking = Task.Run(async () =>
            {
                for (var size = 1; size < 40; size++)
                {
                    using var answer = await http.PostAsync($"{witness.Url}add-checkpoint", new ByteArrayContent(_log.Request(last, size).ToBytes()), Cancel);
                    answer.EnsureSuccessStatusCode();
                    last = size;
                }
            }, Cancel);
            while (Volatile.Read(ref last) < 5)
                await Task.Delay(1, Cancel);
            await witness.Kill();
            await asking.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        last.ShouldBeGreaterThan(4);
        await using var again = await Running.Start(_folder["w"]);
        again.Key.ShouldBe(key);
        again.Output.ShouldContain("vote.example/log/a, cosigned up to ");
        using var stale = await http.PostAsync($"{again.Url}add-checkpoint", new ByteArrayContent(_log.Request(last - 1, last).ToBytes()), Cancel);
        stale.StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
        // What was kept may be one ahead of what was answered, and never behind.
        int.Parse(await stale.Content.ReadAsStringAsync(Cancel)).ShouldBeInRange(last, last + 1);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_words()
    {
        await using var witness = await Running.Start(_folder["w"]);
        var second = await CommandUnderTest.Run("witness", "serve", "--folder", _folder["w"], "--listen", "127.0.0.1:0");
        (second.ExitCode, second.Errors).ShouldBe((1, $"decisions: Another witness runs on the folder {_folder["w"]}. Stop that one, or choose another folder.\n"));
        var taken = await CommandUnderTest.Run("witness", "serve", "--folder", _folder["x"], "--listen", new Uri(witness.Url).Authority);
        (taken.ExitCode, taken.Errors.Contains("Choose another address with --listen.", StringComparison.Ordinal)).ShouldBe((1, true));
        (await CommandUnderTest.Run("witness", "serve", "--folder", _folder["x"], "--listen", "nowhere")).Errors.ShouldContain("--listen must be an IP address and a port");
        (await CommandUnderTest.Run("witness", "distrust", "--folder", _folder["x"], _log.Signer.Key.ToString())).Output.ShouldContain("was not trusted with this key");
        (await CommandUnderTest.Run("witness", "trust", "--folder", _folder["x"], "no key")).Errors.ShouldContain("This is no log's key");
        (await CommandUnderTest.Run("witness", "trust", "--folder", _folder["x"], witness.Key)).Errors.ShouldContain("This is a witness's key");
    }

    private sealed partial class Running : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly ConcurrentQueue<string> _output = new();

        private Running(Process process) => _process = process;

        public string Output => string.Join('\n', _output);

        public string Url => Address().Match(Output).Groups["url"].Value.TrimEnd('/') + "/";

        public string Key => KeyLine().Match(Output).Value.Trim();

        public static async Task<Running> Start(string folder)
        {
            var process = new Process
            {
                StartInfo = new ProcessStartInfo("dotnet", [ServerUnderTest.BuiltServer, "witness", "serve", "--folder", folder, "--listen", "127.0.0.1:0"])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                },
            };
            var running = new Running(process);
            process.OutputDataReceived += (_, line) => running._output.Enqueue(line.Data ?? "");
            process.Start();
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            while (!running.Output.Contains("It witnesses", StringComparison.Ordinal))
            {
                process.HasExited.ShouldBeFalse(running.Output);
                await Task.Delay(20, Cancel);
            }

            await Task.Delay(50, Cancel);
            return running;
        }

        public async Task Kill()
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
                await Kill();
            _process.Dispose();
        }

        [GeneratedRegex(@"It listens on (?<url>http://[^\s;]+);")]
        private static partial Regex Address();

        [GeneratedRegex(@"^\S+\+[0-9a-f]{8}\+\S+$", RegexOptions.Multiline)]
        private static partial Regex KeyLine();
    }
}
