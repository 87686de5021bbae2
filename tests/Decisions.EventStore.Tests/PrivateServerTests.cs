namespace Decisions.EventStore.Tests;

public sealed class PrivateServerTests(Postgres postgres)
{
    [Fact]
    public async Task Each_test_gets_a_migrated_database_of_its_own()
    {
        var first = await postgres.NewDatabase();
        await Sql.Ask(first.OwnerConnectionString, "create table mine (number int)");

        var second = await postgres.NewDatabase();

        (await Sql.Ask(second.OwnerConnectionString, "select to_regclass('public.mine') is null")).ShouldBe(true);
        (await Sql.Ask(second.AppConnectionString, "select count(*) from decisions.mt_events")).ShouldBe(0L);
    }
}
