using System.Net;
using System.Net.Sockets;

namespace Decisions.Server.Tests.Serving;

/// <summary>Each obstacle that docs/operations.md lists is told in words, with exit code 1.</summary>
public sealed class StartUpErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var server = ServerUnderTest.Run(Data, ["--port", $"{port}"]);

        await Refuses(server, $"decisions: Port {port} of 127.0.0.1 is in use by another program. Choose another with --port.");
        PostgresProcesses.On(Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told()
    {
        await using var server = ServerUnderTest.Start(Data, "--host", "192.0.2.1");
        await Refuses(server, "decisions: Listening on 192.0.2.1:0 failed: ");
    }

    [Fact]
    public async Task A_folder_in_use_is_told_and_the_server_there_serves_on()
    {
        await using var first = ServerUnderTest.Start(Data);
        await first.Ready();

        await using var second = ServerUnderTest.Start(Data);

        await Refuses(second, $"decisions: The data folder {Data} is in use by another Decisions server (process {first.Id})");
        await first.Ready();
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        await using var server = ServerUnderTest.Start(
            Data, "--connection", "Host=127.0.0.1;Port=1;Database=votes;Username=x;Password=secret");
        await Refuses(server, "decisions: The database votes on 127.0.0.1:1 cannot be reached: ");
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("postgres://me:secret@db/votes")]
    [InlineData("Host=db;Nonsense=secret")]
    [InlineData("Host=db;Port=secret")]
    [InlineData("Password=secret")]
    public async Task A_connection_string_that_cannot_be_read_is_told_without_its_password(string connection)
    {
        await using var server = ServerUnderTest.Run(
            Data, ["--port", "0"], environment: new() { ["DECISIONS_CONNECTION"] = connection });
        await Refuses(server, "decisions: The connection string cannot be read.");
    }

    [Fact]
    public async Task A_missing_PostgreSQL_is_told()
    {
        await using var server = ServerUnderTest.Run(
            Data, ["--port", "0"], environment: new() { ["DECISIONS_POSTGRES_BIN"] = _folder.Path });
        await Refuses(server, "decisions: No PostgreSQL 15 or newer could be found");
    }

    [Theory]
    [InlineData("--port", "70000", "--port must be a number from 0 to 65535, not '70000'.")]
    [InlineData("--mail-port", "0", "--mail-port must be a number from 1 to 65535, not '0'.")]
    [InlineData("--mail-tls", "always", "--mail-tls must be starttls or none, not 'always'.")]
    [InlineData("--reminder-hours", "721", "--reminder-hours must be a number from 0 to 720, not '721'.")]
    [InlineData("--host", "example.org", "--host must be an IP address or localhost, not 'example.org'.")]
    public async Task An_option_that_makes_no_sense_is_told(string option, string value, string message)
    {
        await using var server = ServerUnderTest.Run(Data, [option, value]);
        await Refuses(server, message);
        server.Output.ShouldNotContain("Usage");
    }

    [Theory]
    [InlineData("DECISIONS_MAIL_FROM", "decide@example.org", "decisions: --mail-host needs --url")]
    [InlineData("DECISIONS_URL", "https://decide.example.org", "decisions: --mail-host needs --mail-from")]
    public async Task A_mail_server_without_what_mail_needs_is_told(string variable, string value, string message)
    {
        await using var server = ServerUnderTest.Run(Data, ["--mail-host", "mail.example.org"], environment: new() { [variable] = value });
        await Refuses(server, message);
    }

    [Fact]
    public async Task A_variable_that_makes_no_sense_is_told()
    {
        await using var server = ServerUnderTest.Run(Data, [], environment: new() { ["DECISIONS_LOG"] = "loud" });
        await Refuses(server, "DECISIONS_LOG must be one of error, warning, information, debug, trace, not 'loud'.");
    }

    private static async Task Refuses(ServerUnderTest server, string beginning)
    {
        (await server.Ended()).ShouldBe(1, server.Errors);
        server.Errors.ShouldStartWith(beginning, Case.Sensitive);
        server.Errors.ShouldNotContain("   at ");
        server.Errors.ShouldNotContain("secret");
        server.Output.ShouldNotContain("serves");
    }
}
