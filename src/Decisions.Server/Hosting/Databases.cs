using System.Reflection;
using Decisions.Engine;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Npgsql;

namespace Decisions.Server.Hosting;

/// <summary>Opens a database for a server: starts the private one or connects to the given one, and migrates it.</summary>
public static class Databases
{
    /// <summary>The assemblies, besides the event store's, that bring migrations.</summary>
    public static IReadOnlyList<Assembly> WithMigrations { get; } = [typeof(DecisionsEngine).Assembly];

    /// <param name="say">Is told, in a sentence each, of steps that may take long.</param>
    /// <exception cref="CannotServeException">The given database cannot be used.</exception>
    /// <exception cref="EmbeddedPostgresException">The private database cannot be started.</exception>
    /// <exception cref="MigrationException">The database's schema is not one that this version can bring up to date.</exception>
    public static async Task<OpenDatabase> Open(DatabaseSource source, Action<string> say, CancellationToken cancel)
    {
        var database = source.Connection is { } connection
            ? await GivenDatabase.Open(connection, cancel)
            : await PrivateDatabase.Start(source.DataFolder, say, cancel);
        try
        {
            await Migrate(database.Connections.Owner, cancel);
            await CheckRights(database.Connections.App, cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task Migrate(string owner, CancellationToken cancel)
    {
        try
        {
            await Migrator.Migrate(owner, WithMigrations, cancel);
        }
        catch (PostgresException refused)
        {
            throw new CannotServeException(
                $"The database could not be brought to this version's schema: {refused.MessageText} ({refused.SqlState}). "
                + "Its user must own the database and be able to create roles; docs/operations.md tells which rights it needs.",
                refused);
        }
    }

    /// <summary>Better told now than by every request.</summary>
    private static async Task CheckRights(string app, CancellationToken cancel)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(app);
            await using var command = source.CreateCommand("select from decisions.ledger_head limit 1");
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException refused)
        {
            throw new CannotServeException(
                $"The database does not let its user act as decisions_app: {refused.MessageText} ({refused.SqlState}). "
                + "As its administrator, GRANT decisions_app to that user.",
                refused);
        }
    }
}
