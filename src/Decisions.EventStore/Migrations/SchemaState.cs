using System.Reflection;
using Npgsql;

namespace Decisions.EventStore.Migrations;

/// <summary>Compares a database's schema with what this program needs, and changes nothing.</summary>
public static class SchemaState
{
    /// <summary>The scripts that <see cref="Migrator"/> would apply; all of them for an empty database.</summary>
    /// <param name="owner">Connects as the role that <see cref="Migrator"/> was run as.</param>
    public static async Task<IReadOnlyList<string>> Missing(
        NpgsqlDataSource owner, IEnumerable<Assembly> others, CancellationToken cancel = default)
    {
        var applied = await Applied(owner, cancel);
        return
        [
            .. others.Prepend(typeof(Migrator).Assembly).SelectMany(MigrationScript.In)
                .Select(script => script.Name).Except(applied).Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<List<string>> Applied(NpgsqlDataSource owner, CancellationToken cancel)
    {
        List<string> names = [];
        try
        {
            await using var command = owner.CreateCommand("select name from decisions.migration");
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                names.Add(reader.GetString(0));
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // Nothing was ever applied.
        }
        return names;
    }
}
