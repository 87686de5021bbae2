using Npgsql;

namespace Decisions.EventStore.Tests;

public sealed class PrivateServerTests(Postgres postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_test_gets_a_migrated_database_of_its_own()
    {
        var first = await postgres.NewDatabase();
        await Ask(first.OwnerConnectionString, "create table mine (number int)");

        var second = await postgres.NewDatabase();

        (await Ask(second.OwnerConnectionString, "select to_regclass('public.mine') is null")).ShouldBe(true);
        (await Ask(second.AppConnectionString, "select count(*) from decisions.mt_events")).ShouldBe(0L);
    }

    private static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
