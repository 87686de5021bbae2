using System.Diagnostics;
using Decisions.Ledger.Notes;

namespace Decisions.Server.Tests.Record;

/// <summary>
/// The checker in Go under tests/independent, built once from the sources there. It shares no code with Decisions: what it
/// knows of logs and notes is golang.org/x/mod, as Debian packages it.
/// </summary>
public sealed class IndependentProgram : IAsyncLifetime
{
    public const string Install =
        "The independent check needs Go and golang.org/x/mod as Debian has them. Install them with: apt-get install golang-go golang-golang-x-mod-dev";

    private readonly TemporaryFolder _folder = new();

    private string Program => _folder["independent"];

    public async ValueTask InitializeAsync() =>
        await Build(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <param name="path">The folders in which Go is looked for.</param>
    /// <exception cref="InvalidOperationException">It cannot be built; the message says what to install.</exception>
    public async Task Build(string path)
    {
        var go = path.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "go")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(Install);
        var start = new ProcessStartInfo(go, ["build", "-o", Program, "."]) { WorkingDirectory = Path.Combine(Repository.Root, "tests/independent") };
        // Debian's packages are sources below this folder, not modules; nothing is fetched.
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = "/usr/share/gocode";
        start.Environment["GOFLAGS"] = "";
        start.Environment["GOCACHE"] = _folder["cache"];
        start.Environment["CGO_ENABLED"] = "0";
        var (status, said) = await Run(start);
        if (status != 0)
            throw new InvalidOperationException($"{Install}\n{said}");
    }

    /// <summary>Checks an archive and receipts of it, trusting the log's keys.</summary>
    public async Task<(int Status, string Said)> Check(byte[] archive, VerifierKey[] keys, params (string Name, byte[] Bytes)[] receipts)
    {
        using var files = new TemporaryFolder();
        await File.WriteAllBytesAsync(files["record.zip"], archive);
        foreach (var (name, bytes) in receipts)
            await File.WriteAllBytesAsync(files[name], bytes);
        return await Run(new ProcessStartInfo(Program, [.. keys.SelectMany(key => new[] { "-key", key.ToString() }), files["record.zip"], .. receipts.Select(receipt => files[receipt.Name])]));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<(int Status, string Said)> Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
