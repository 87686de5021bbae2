using System.Globalization;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Decisions.Testing;
using Npgsql;

namespace Decisions.Benchmarks;

/// <summary>A fresh database, without statistics, on a private server or on one that was named; gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly TestFolder? folder;
    private readonly EmbeddedPostgres? server;
    private readonly string maintenance;
    private readonly string name = $"bench_{Guid.CreateVersion7():n}";

    private BenchDatabase(TestFolder? folder, EmbeddedPostgres? server, string maintenance, string application)
    {
        this.folder = folder;
        this.server = server;
        this.maintenance = maintenance;
        Owner = Naming(name, maintenance);
        Application = Naming(name, application);
    }

    public string Owner { get; }

    public string Application { get; }

    public static async Task<BenchDatabase> Make(BenchOptions options, TimeSpan commitDelay)
    {
        var delay = commitDelay.TotalMicroseconds.ToString("0", CultureInfo.InvariantCulture);
        BenchDatabase made;
        if (options.Connection is { } connection)
        {
            var delayed = new NpgsqlConnectionStringBuilder(connection);
            delayed.Options = $"{delayed.Options} -c commit_delay={delay} -c commit_siblings=0";
            made = new BenchDatabase(null, null, delayed.ConnectionString, delayed.ConnectionString);
        }
        else
        {
            var folder = new TestFolder();
            var settings = new Dictionary<string, string>
            {
                // commit_siblings = 0: a commit that has no company waits as well, as it would for a slow disk.
                ["commit_delay"] = delay, ["commit_siblings"] = "0",
            };
            var server = await EmbeddedPostgres.Start(
                folder.Path, new EmbeddedPostgresOptions { Settings = settings }, Console.Error.WriteLine, CancellationToken.None);
            made = new BenchDatabase(folder, server, server.OwnerConnectionString, server.AppConnectionString);
        }

        await made.Maintain($"create database {made.name}");
        await Migrator.Migrate(made.Owner, []);
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
        {
            await Maintain($"drop database {name} with (force)");
            return;
        }

        await server.DisposeAsync();
        folder!.Dispose();
    }

    private async Task Maintain(string sql)
    {
        await using var source = NpgsqlDataSource.Create(maintenance);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Naming(string database, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
}
