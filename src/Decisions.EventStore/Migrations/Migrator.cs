using System.Reflection;
using Npgsql;

namespace Decisions.EventStore.Migrations;

/// <summary>
/// Brings a database to the schema that this program needs, forward only. Each script is applied once, in its own
/// transaction, and its checksum kept; several nodes that start at once wait for one another on an advisory lock.
/// </summary>
public static class Migrator
{
    /// <summary>Any number that this project uses for nothing else.</summary>
    private const long AdvisoryLock = 0x6465_6369_7369_6f6e;

    /// <summary>Applies what is missing of the event store's own scripts and of <paramref name="others"/>.</summary>
    /// <returns>The names of the scripts that were applied now.</returns>
    /// <exception cref="MigrationException">
    /// A script was edited after it was applied, or the database was made by a newer version.
    /// </exception>
    public static async Task<IReadOnlyList<string>> Migrate(
        string ownerConnectionString, IEnumerable<Assembly> others, CancellationToken cancel = default)
    {
        MigrationScript[] scripts =
        [
            .. others.Prepend(typeof(Migrator).Assembly).SelectMany(MigrationScript.In)
                .OrderBy(script => script.Name, StringComparer.Ordinal),
        ];
        await using var source = NpgsqlDataSource.Create(ownerConnectionString);
        await using var connection = await source.OpenConnectionAsync(cancel);
        // The lock is the session's, and ends with it: the source closes its connections when it is disposed.
        await Run(connection, $"select pg_advisory_lock({AdvisoryLock})", cancel);
        return await Apply(connection, scripts, cancel);
    }

    private static async Task<IReadOnlyList<string>> Apply(
        NpgsqlConnection connection, MigrationScript[] scripts, CancellationToken cancel)
    {
        await Run(connection, """
            create schema if not exists decisions;
            create table if not exists decisions.migration (
              name     text primary key,
              checksum text not null,
              applied  timestamptz not null default now()
            )
            """, cancel);
        var applied = await Applied(connection, cancel);
        if (applied.Keys.Except(scripts.Select(script => script.Name)).Order().FirstOrDefault() is { } unknown)
            throw new MigrationException(
                $"The database has been migrated by a newer version of Decisions (it holds '{unknown}'). " +
                "Start that version, or restore a backup from before the upgrade.");

        List<string> now = [];
        foreach (var script in scripts)
        {
            if (applied.TryGetValue(script.Name, out var checksum))
            {
                if (checksum != script.Checksum)
                    throw new MigrationException(
                        $"The migration '{script.Name}' differs from the one this database was made with. " +
                        "Applied migrations are never edited: start the version of Decisions that made this database.");
                continue;
            }
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await Run(connection, script.Sql, cancel);
            await using var record = new NpgsqlCommand(
                "insert into decisions.migration (name, checksum) values ($1, $2)", connection)
            {
                Parameters = { new() { Value = script.Name }, new() { Value = script.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
            now.Add(script.Name);
        }
        return now;
    }

    private static async Task<Dictionary<string, string>> Applied(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select name, checksum from decisions.migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<string, string> applied = [];
        while (await reader.ReadAsync(cancel))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
