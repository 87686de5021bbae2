using System.Diagnostics;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Npgsql;

namespace Decisions.Server.Hosting;

/// <summary>
/// Opens a database for a command that does one thing and ends. Beside a running server it uses the server's database;
/// otherwise it starts the database, and whoever disposes it stops it again.
/// </summary>
public static class CommandDatabase
{
    /// <summary>Long enough for a server that is just starting on a new folder, or just stopping.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc cref="Databases.Open"/>
    public static async Task<OpenDatabase> Open(DatabaseSource source, Action<string> say, CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await Databases.Open(source, say, cancel);
            }
            catch (DataFolderInUse inUse)
            {
                var running = await RunningPostgres.Find(source.DataFolder, cancel);
                if (running is not null && await IsMigrated(running.OwnerConnectionString, cancel))
                    return new OpenDatabase(
                        new DatabaseConnections(running.OwnerConnectionString, running.AppConnectionString),
                        $"PostgreSQL {running.Version} in {source.DataFolder}");
                if (waiting.Elapsed > Patience)
                    throw new CannotServeException(Refusal(source.DataFolder, running), inUse);
            }
            await Task.Delay(Pause, cancel);
        }
    }

    private static string Refusal(string dataFolder, RunningPostgres? running) => running is null
        ? $"The data folder {dataFolder} is in use by a server whose database does not let this command in. "
            + "Run the command as the user who runs the server."
        : $"The server that runs on the data folder {dataFolder} is of an older version than this command. "
            + "Stop it, start this version, and repeat the command.";

    /// <summary>A command never migrates the database under a running server; that is done when the server starts.</summary>
    private static async Task<bool> IsMigrated(string owner, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        try
        {
            return await SchemaState.Missing(source, Databases.WithMigrations, cancel) is { Count: 0 };
        }
        catch (NpgsqlException)
        {
            // The server is just making its database, or is just stopping.
            return false;
        }
    }
}
