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
                if (await BesideServer(source.DataFolder, cancel) is { } database)
                    return database;
                if (waiting.Elapsed > Patience)
                    throw new CannotStartException(
                        $"{inUse.Message} Its database does not let this command in: run the command as the user who runs the server.",
                        inUse);
            }
            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>The running server's database; null while it starts or stops.</summary>
    private static async Task<OpenDatabase?> BesideServer(string dataFolder, CancellationToken cancel)
    {
        if (await RunningPostgres.Find(dataFolder, cancel) is not { } running)
            return null;
        return await IsMigrated(running.OwnerConnectionString, cancel)
            ? new OpenDatabase(
                new DatabaseConnections(running.OwnerConnectionString, running.AppConnectionString),
                $"PostgreSQL {running.Version} in {dataFolder}",
                server: null)
            : null;
    }

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
