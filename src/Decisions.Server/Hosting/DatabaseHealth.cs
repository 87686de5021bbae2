using Decisions.EventStore.Migrations;
using Npgsql;

namespace Decisions.Server.Hosting;

/// <summary>Asks the database, in few seconds at most, whether it can serve.</summary>
internal sealed class DatabaseHealth(DatabaseConnections connections) : IAsyncDisposable
{
    private const int Seconds = 3;

    private readonly NpgsqlDataSource _owner = Source(connections.Owner);
    private readonly NpgsqlDataSource _app = Source(connections.App);

    /// <summary>Why the database cannot serve; null when it can.</summary>
    public async Task<string?> Obstacle(CancellationToken cancel)
    {
        try
        {
            if (await SchemaState.Missing(_owner, Databases.WithMigrations, cancel) is { Count: > 0 })
                return "The database lacks migrations of this version.";
            await using var command = _app.CreateCommand("select 1 from decisions.ledger_head limit 1");
            await command.ExecuteScalarAsync(cancel);
            return null;
        }
        catch (PostgresException)
        {
            return "The database refuses what is asked of it.";
        }
        catch (Exception silent) when (silent is NpgsqlException or TimeoutException)
        {
            return "The database does not answer.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static NpgsqlDataSource Source(string connection) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "decisions health",
            MaxPoolSize = 2,
            Timeout = Seconds,
            CommandTimeout = Seconds,
        });
}
