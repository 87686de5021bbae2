using System.Reflection;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Npgsql;

namespace Decisions.Testing;

/// <summary>
/// One PostgreSQL server for all tests of an assembly, started when the first of them asks for a database and
/// removed after the last. Derive from it with the assemblies whose migrations the tests need, and name the derived
/// class in an <c>AssemblyFixture</c> attribute.
/// </summary>
public abstract class PrivateServer(params Assembly[] migrations) : IAsyncDisposable
{
    private const string Template = "migrated";

    private readonly TestFolder folder = new();
    private readonly Lock gate = new();
    private Task<EmbeddedPostgres>? server;
    private int databases;

    /// <summary>A copy of the migrated template: cheaper than migrating again.</summary>
    public async Task<PrivateDatabase> NewDatabase()
    {
        var running = await Server();
        var name = $"test_{Interlocked.Increment(ref databases)}";

        // Copying files takes a fifth of the time that logging each page does.
        await Run(running, $"create database {name} template {Template} strategy file_copy");
        return new PrivateDatabase(
            Naming(name, running.OwnerConnectionString), Naming(name, running.AppConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        using (folder)
        {
            // A failed start has told its tests, and left nothing to stop.
            if (server is { IsCompletedSuccessfully: true })
            {
                await (await server).DisposeAsync();
            }
        }
    }

    private Task<EmbeddedPostgres> Server()
    {
        lock (gate)
        {
            return server ??= Start();
        }
    }

    private async Task<EmbeddedPostgres> Start()
    {
        TestFolder.RemoveAbandoned();
        var options = new EmbeddedPostgresOptions
        {
            // The data is thrown away, so nothing waits for the disk.
            Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off" },
        };
        var started = await EmbeddedPostgres.Start(folder.Path, options, _ => { }, CancellationToken.None);
        try
        {
            await Run(started, $"create database {Template}");
            await Migrator.Migrate(Naming(Template, started.OwnerConnectionString), migrations);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    private static async Task Run(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.OwnerConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Naming(string database, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
}
