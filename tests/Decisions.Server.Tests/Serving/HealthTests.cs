using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Decisions.EventStore.Embedded;
using Decisions.Server.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Decisions.Server.Tests.Serving;

public sealed class HealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_without_its_database_is_live_but_not_ready()
    {
        await using var app = ServerHost.Build(
            new ServerOptions("127.0.0.1", 0, new DatabaseSource(_folder["data"], null), LogLevel.Warning),
            new DatabaseConnections("Host=/nonexistent", "Host=/nonexistent"));
        await app.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        await NotReady(client, "The database does not answer.");
        (await client.GetAsync("/health/live", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_server_whose_database_died_ends_so_that_it_can_be_started_again()
    {
        await using var server = ServerUnderTest.Start(_folder["data"]);
        await server.Ready();
        foreach (var id in PostgresProcesses.On(_folder["data"]))
            await PostgresProcesses.Stop(id);

        (await server.Ended()).ShouldBe(1);
        server.Errors.ShouldContain("\ndecisions: The database ended without being asked to");
        server.Errors.ShouldNotContain("   at ");
        await using var again = ServerUnderTest.Start(_folder["data"]);
        await again.Ready();
    }

    [Fact]
    public async Task A_database_that_was_never_migrated_is_not_ready()
    {
        await using var database = await EmbeddedPostgres.Start(_folder["data"], null, _ => { }, Cancel);
        await using var app = ServerHost.Build(
            new ServerOptions("127.0.0.1", 0, new DatabaseSource(_folder["data"], null), LogLevel.Warning),
            new DatabaseConnections(database.OwnerConnectionString, database.AppConnectionString));
        await app.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        await NotReady(client, "The database lacks migrations of this version.");
        await app.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_server_without_read_models_to_answer_from_is_not_ready()
    {
        await using var database = await Databases.Open(new DatabaseSource(_folder["data"], null), _ => { }, Cancel);
        await using var source = NpgsqlDataSource.Create(database.Connections.Owner);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var app = ServerHost.Build(
            new ServerOptions("127.0.0.1", 0, new DatabaseSource(_folder["data"], null), LogLevel.Warning), database.Connections);
        using var client = new HttpClient();
        await using (await connection.BeginTransactionAsync(Cancel))
        {
            // Nobody comes to build any while this lock is held.
            await using var locking = new NpgsqlCommand("lock table decisions.read_generation", connection);
            await locking.ExecuteNonQueryAsync(Cancel);
            await app.StartAsync(Cancel);
            client.BaseAddress = new Uri(app.Urls.Single());
            await NotReady(client, "The read models of this version are still being built.");
        }

        for (var waited = 0; !(await client.GetAsync("/health/ready", Cancel)).IsSuccessStatusCode; waited++)
        {
            waited.ShouldBeLessThan(600);
            await Task.Delay(50, Cancel);
        }
        await app.StopAsync(Cancel);
    }

    private static async Task NotReady(HttpClient client, string reason)
    {
        using var answer = await client.GetAsync("/health/ready", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        told.GetProperty("status").GetString().ShouldBe("unavailable");
        told.GetProperty("reason").GetString().ShouldBe(reason);
    }
}
