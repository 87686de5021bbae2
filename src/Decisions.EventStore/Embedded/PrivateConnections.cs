using Npgsql;

namespace Decisions.EventStore.Embedded;

/// <summary>How to connect to a private database, and what must stand in it before others do.</summary>
internal sealed record PrivateConnections(string SocketFolder)
{
    private const string Database = "decisions";

    public string Owner => To(PostgresAccess.Owner, Database);

    public string Application => To(PostgresAccess.Application, Database);

    /// <summary>The server's version if it answers; null if it does not.</summary>
    public async Task<PostgresVersion?> Ask(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await Open(cancellation);
            return PostgresVersion.Read($"(PostgreSQL) {connection.ServerVersion}");
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <summary>Makes the database and the application's role where they are missing.</summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        await Ensure(
            connection,
            $"SELECT 1 FROM pg_roles WHERE rolname = '{PostgresAccess.Application}'",
            $"CREATE ROLE {PostgresAccess.Application} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
            cancellation);
        await Ensure(
            connection,
            $"SELECT 1 FROM pg_database WHERE datname = '{Database}'",
            $"CREATE DATABASE {Database}",
            cancellation);
    }

    private static async Task Ensure(
        NpgsqlConnection connection, string exists, string make, CancellationToken cancellation)
    {
        await using var question = new NpgsqlCommand(exists, connection);
        if (await question.ExecuteScalarAsync(cancellation) is null)
        {
            await using var command = new NpgsqlCommand(make, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>A connection outside any pool, to the database that every server has.</summary>
    private async Task<NpgsqlConnection> Open(CancellationToken cancellation)
    {
        var text = new NpgsqlConnectionStringBuilder(To(PostgresAccess.Owner, "postgres")) { Pooling = false };
        var connection = new NpgsqlConnection(text.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private string To(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = PostgresSettings.Port,
        Username = role,
        Database = database,
        ApplicationName = "decisions",

        // Nothing to encrypt on a socket within one machine; asking costs a round trip for each connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}
