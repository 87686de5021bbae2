using Decisions.Testing;
using Npgsql;

namespace Decisions.Engine.Tests.Following;

/// <summary>Looks at the tables themselves.</summary>
internal static class Tables
{
    private static readonly string[] Names = ["progress", "community", "standing", "placement", "circle_member", "rotation", "rule", "proposal", "ballot", "proxy", "meeting_proxy", "delegation", "comment", "consent_round", "follow_up", "action", "call", "draw", "round", "timeline"];

    /// <summary>Every row of every table of a generation, in one order.</summary>
    public static async Task<IReadOnlyList<string>> Rows(PrivateDatabase database, int generation)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        List<string> rows = [];
        foreach (var table in Names)
        {
            await using var command = source.CreateCommand(
                $"select '{table} ' || to_jsonb(t)::text as row from decisions_read_{generation}.{table} t order by 1");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(reader.GetString(0));
        }
        return rows;
    }

    public static async Task<T> Ask<T>(PrivateDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task Do(PrivateDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends sessions by the name of what they do, as a lost connection would.</summary>
    public static Task<long> EndSessions(PrivateDatabase database, string applicationName) => Ask<long>(database, $"""
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where datname = current_database() and application_name = '{applicationName}'
        """);
}
