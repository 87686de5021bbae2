using Npgsql;

namespace Decisions.EventStore.Tests;

/// <summary>One statement on a connection of its own, which is closed before the server stops.</summary>
internal static class Sql
{
    public static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
