using System.Net.Sockets;
using Npgsql;

namespace Decisions.Server.Hosting;

/// <summary>A database on a PostgreSQL server that somebody else runs.</summary>
internal static class GivenDatabase
{
    private const int OldestVersion = 15;

    /// <summary>The role that migrations make for the application. It cannot sign in; the given user changes to it.</summary>
    private const string AppRole = "decisions_app";

    public static async Task<OpenDatabase> Open(string connection, CancellationToken cancel)
    {
        var owner = Parse(connection);
        var version = await Ask(owner, cancel);
        var app = new NpgsqlConnectionStringBuilder(owner.ConnectionString);
        app.Options = $"{app.Options} -c role={AppRole}".TrimStart();
        return new OpenDatabase(
            new DatabaseConnections(owner.ConnectionString, app.ConnectionString),
            $"PostgreSQL {version}, {Name(owner)}");
    }

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(builder.Host) ? throw new ArgumentException("it names no Host") : builder;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // The reader's own message may repeat a part of the string, and with it the password.
            throw new CannotServeException(
                "The connection string cannot be read. It must look like "
                + "'Host=db;Port=5432;Database=decisions;Username=decisions;Password=…'.",
                unreadable);
        }
    }

    private static async Task<string> Ask(NpgsqlConnectionStringBuilder owner, CancellationToken cancel)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(owner);
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var command = new NpgsqlCommand("select current_setting('server_encoding')", connection);
            var encoding = (string?)await command.ExecuteScalarAsync(cancel);
            if (connection.PostgreSqlVersion.Major < OldestVersion)
                throw new CannotServeException(
                    $"The {Name(owner)} is PostgreSQL {connection.PostgreSqlVersion}; {OldestVersion} or newer is needed.");
            return encoding == "UTF8"
                ? connection.PostgreSqlVersion.ToString()
                : throw new CannotServeException(
                    $"The {Name(owner)} keeps text as {encoding}; make a database with the encoding UTF8.");
        }
        catch (PostgresException refused)
        {
            throw new CannotServeException(
                $"The {Name(owner)} refused the connection: {refused.MessageText} ({refused.SqlState}). "
                + "Check the user, the password and the database's name.",
                refused);
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or SocketException or TimeoutException)
        {
            throw new CannotServeException(
                $"The {Name(owner)} cannot be reached: {unreachable.InnerException?.Message ?? unreachable.Message}. "
                + "Check that it runs, and its address.",
                unreachable);
        }
    }

    private static string Name(NpgsqlConnectionStringBuilder owner) =>
        $"database {owner.Database ?? owner.Username} on {owner.Host}:{owner.Port}";
}
