using Decisions.EventStore.Embedded;
using Decisions.Server.Hosting;
using Npgsql;

namespace Decisions.Server.Tests.Serving;

public sealed class CommandDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private DatabaseSource Source => new(_folder["data"], null);

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_alone_starts_the_database_and_stops_it()
    {
        await using (var database = await CommandDatabase.Open(Source, _ => { }, Cancel))
        {
            await Answers(database.Connections);
        }
        PostgresProcesses.On(_folder["data"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_beside_a_server_uses_the_servers_database_and_leaves_it_running()
    {
        await using var server = ServerUnderTest.Start(_folder["data"]);
        await server.Ready();

        await using (var database = await CommandDatabase.Open(Source, _ => { }, Cancel))
        {
            await Answers(database.Connections);
        }
        await server.Ready();
    }

    [Fact]
    public async Task A_command_waits_for_a_server_that_is_just_starting()
    {
        await using var server = ServerUnderTest.Start(_folder["data"]);
        while (!server.Output.Contains("Making a new database", StringComparison.Ordinal))
            await Task.Delay(5, Cancel);

        await using var database = await CommandDatabase.Open(Source, _ => { }, Cancel);
        await Answers(database.Connections);
        await server.Ready();
    }

    [Fact]
    public async Task A_command_takes_over_from_a_server_that_is_just_stopping()
    {
        await using var server = ServerUnderTest.Start(_folder["data"]);
        await server.Ready();
        server.Send(System.Runtime.InteropServices.PosixSignal.SIGTERM);
        await server.Ended();

        await using var database = await CommandDatabase.Open(Source, _ => { }, Cancel);
        await Answers(database.Connections);
    }

    [Fact]
    public async Task A_server_does_not_start_beside_a_command()
    {
        await using var database = await CommandDatabase.Open(Source, _ => { }, Cancel);
        await Should.ThrowAsync<DataFolderInUse>(() => Databases.Open(Source, _ => { }, Cancel));
    }

    [Fact]
    public async Task A_given_connection_serves_as_owner_and_as_application()
    {
        await using var server = await EmbeddedPostgres.Start(_folder["data"], null, _ => { }, Cancel);
        var given = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Options = "-c statement_timeout=60000" };
        await using var database = await CommandDatabase.Open(
            new DatabaseSource(_folder["unused"], given.ConnectionString), _ => { }, Cancel);

        await Answers(database.Connections);
        (await Ask(database.Connections.App, "select current_user")).ShouldBe("decisions_app");
        (await Ask(database.Connections.App, "select current_setting('statement_timeout')")).ShouldBe("1min");
        Directory.Exists(_folder["unused"]).ShouldBeFalse();
    }

    private static async Task Answers(DatabaseConnections connections)
    {
        (await Ask(connections.Owner, "select count(*) > 0 from decisions.migration")).ShouldBe(true);
        (await Ask(connections.App, "select count(*) from decisions.ledger_head")).ShouldBe(0L);
    }

    private static async Task<object?> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
