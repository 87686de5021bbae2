using Decisions.Server.CommandLine;

namespace Decisions.Server.Tests.Serving;

public sealed class HealthCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_tells_by_its_exit_code_whether_a_server_is_ready()
    {
        await using var server = ServerUnderTest.Start(_folder["data"], "--host", "0.0.0.0");
        using var client = await server.Listening();
        var port = $"{client.BaseAddress!.Port}";

        (await DecisionsCommand.Run(["health", "--host", "0.0.0.0", "--port", port])).ShouldBe(0);
        await server.Crash();
        (await DecisionsCommand.Run(["health", "--port", port])).ShouldBe(1);
    }
}
