using System.Runtime.InteropServices;

namespace Decisions.Server.Tests.Serving;

public sealed class OrdinaryUserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Where the tests run as an ordinary user, all others prove this already.</summary>
    [Fact]
    public async Task An_ordinary_user_can_serve()
    {
        string[] asNobody = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            : [];
        var server = CopyOfServer();
        var data = _folder["data"];

        await using var running = ServerUnderTest.Run(
            data, ["--port", "0"], server, asNobody, new() { ["HOME"] = "/nonexistent" });
        await running.Ready();
        running.Send(PosixSignal.SIGTERM);

        (await running.Ended()).ShouldBe(0, running.Errors);
        running.Errors.ShouldBeEmpty();
        PostgresProcesses.On(data).ShouldBeEmpty();
    }

    /// <summary>The tests' own folder may lie where nobody else may look.</summary>
    private string CopyOfServer()
    {
        var program = Directory.CreateDirectory(_folder["program"]).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(program, Path.GetFileName(file)));
        return Path.Combine(program, Path.GetFileName(ServerUnderTest.BuiltServer));
    }
}
