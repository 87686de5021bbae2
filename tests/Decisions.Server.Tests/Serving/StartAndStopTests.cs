using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Decisions.Server.Tests.Serving;

public sealed class StartAndStopTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_folder_becomes_a_ready_server()
    {
        var started = Stopwatch.StartNew();
        await using var server = ServerUnderTest.Start(Data);
        using var client = await server.Listening();
        var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        output.WriteLine($"Ready after {started.Elapsed.TotalSeconds:0.0} s on a new folder.");

        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await ready.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        answer.GetProperty("status").GetString().ShouldBe("ready");
        var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGHUP)]
    public async Task A_signal_stops_the_server_and_its_database(PosixSignal signal)
    {
        await using var server = ServerUnderTest.Start(Data);
        await server.Ready();
        PostgresProcesses.On(Data).ShouldNotBeEmpty();

        server.Send(signal);

        (await server.Ended()).ShouldBe(0, server.Errors);
        server.Errors.ShouldBeEmpty();
        PostgresProcesses.On(Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signal_while_it_starts_leaves_nothing_behind()
    {
        await using var server = ServerUnderTest.Start(Data);
        while (!server.Output.Contains("Making a new database", StringComparison.Ordinal))
            await Task.Delay(5, TestContext.Current.CancellationToken);

        server.Send(PosixSignal.SIGTERM);

        (await server.Ended()).ShouldBe(0, server.Errors);
        server.Output.ShouldNotContain("serves");
        PostgresProcesses.On(Data).ShouldBeEmpty();
        await Restart();
    }

    [Fact]
    public async Task A_second_start_takes_up_the_data_of_the_first()
    {
        await using (var first = ServerUnderTest.Start(Data))
        {
            await first.Ready();
            first.Send(PosixSignal.SIGTERM);
            (await first.Ended()).ShouldBe(0);
        }

        var started = Stopwatch.StartNew();
        await using var second = ServerUnderTest.Start(Data);
        await second.Ready();
        output.WriteLine($"Ready after {started.Elapsed.TotalSeconds:0.0} s on a folder with data.");
        second.Output.ShouldNotContain("new database");
    }

    [Fact]
    public async Task A_killed_server_starts_again()
    {
        await using var killed = ServerUnderTest.Start(Data);
        await killed.Ready();
        await killed.Crash();

        await Restart();
    }

    [Fact]
    public async Task A_killed_server_starts_again_when_its_database_died_with_it()
    {
        await using var killed = ServerUnderTest.Start(Data);
        await killed.Ready();
        await killed.Crash();
        foreach (var id in PostgresProcesses.On(Data))
            await PostgresProcesses.Stop(id);

        await Restart();
    }

    private async Task Restart()
    {
        await using var server = ServerUnderTest.Start(Data);
        await server.Ready();
        server.Send(PosixSignal.SIGTERM);
        (await server.Ended()).ShouldBe(0, server.Errors);
        PostgresProcesses.On(Data).ShouldBeEmpty();
    }
}
