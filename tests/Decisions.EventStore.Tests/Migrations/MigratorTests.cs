using Decisions.EventStore.Migrations;
using Npgsql;

namespace Decisions.EventStore.Tests.Migrations;

public sealed class MigratorTests(Postgres postgres) : StoreTests(postgres)
{
    private static readonly string[] Scripts =
        [.. MigrationScript.In(typeof(Migrator).Assembly).Select(script => script.Name)];

    [Fact]
    public async Task A_fresh_database_gets_every_script_in_order_and_once()
    {
        var fresh = await Fresh();

        (await Migrate(fresh)).ShouldBe(Scripts);
        (await Migrate(fresh)).ShouldBeEmpty();

        Scripts.ShouldBe(Scripts.Order(StringComparer.Ordinal));
        (await Sql.Ask(fresh, "select string_agg(name, ',' order by name) from decisions.migration")).ShouldBe(string.Join(',', Scripts));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        var fresh = await Fresh();

        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrate(fresh), Cancel)));

        applied.SelectMany(names => names).ShouldBe(Scripts);
    }

    [Fact]
    public async Task Databases_of_one_server_migrate_at_once()
    {
        var fresh = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Fresh()));

        (await Task.WhenAll(fresh.Select(database => Task.Run(() => Migrate(database), Cancel)))).ShouldAllBe(names => names.SequenceEqual(Scripts));
    }

    [Fact]
    public async Task A_script_that_was_edited_after_it_was_applied_is_refused()
    {
        await Do("update decisions.migration set checksum = 'another' where name = '0002-ledger.sql'");

        var refusal = await Should.ThrowAsync<MigrationException>(Migrate(Database.OwnerConnectionString));

        refusal.Message.ShouldContain("0002-ledger.sql");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await Do("insert into decisions.migration (name, checksum) values ('9999-from-the-future.sql', 'x')");

        var refusal = await Should.ThrowAsync<MigrationException>(Migrate(Database.OwnerConnectionString));

        refusal.Message.ShouldContain("9999-from-the-future.sql");
    }

    [Fact]
    public void A_checksum_does_not_depend_on_line_endings() =>
        new MigrationScript("a.sql", "select 1;\r\n").Checksum.ShouldBe(new MigrationScript("a.sql", "select 1;\n").Checksum);

    private static Task<IReadOnlyList<string>> Migrate(string database) => Migrator.Migrate(database, [], Cancel);

    private async Task<string> Fresh()
    {
        var name = $"fresh_{Guid.CreateVersion7():n}";
        await Do($"create database {name} template template0");
        return new NpgsqlConnectionStringBuilder(Database.OwnerConnectionString) { Database = name }.ConnectionString;
    }
}
