using Npgsql;

namespace Decisions.EventStore.Tests.Migrations;

/// <summary>The application's role reads, and appends through functions. It can change nothing of what happened.</summary>
public sealed class RightsTests(Postgres postgres) : StoreTests(postgres)
{
    public static TheoryData<string> Tables =>
        new("mt_streams", "mt_events", "mt_event_progression", "mt_high_water_skips", "ledger_head", "ledger_leaf", "unchanged_command", "migration");

    public static TheoryData<string> Statements => new(
        "create table decisions.mine (a int)",
        "create function decisions.mine() returns int language sql as 'select 1'",
        "create or replace function decisions.barrier(p_community uuid, out o_next_index bigint, out o_now timestamptz) language sql as 'select 0::bigint, now()'",
        "create or replace function decisions.clock() returns timestamptz language sql as 'select now()'",
        "drop function decisions.append_one",
        "alter function decisions.append security invoker",
        "alter schema decisions rename to mine",
        "drop schema decisions cascade",
        "create schema mine",
        "select setval('decisions.mt_events_sequence', 1)",
        "select nextval('decisions.mt_events_sequence')",
        "alter sequence decisions.mt_events_sequence restart",
        "set role decisions_owner",
        "select * from pg_authid");

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_application_cannot_write_a_row(string table)
    {
        await Land(Command(Write("a")));
        var column = table switch
        {
            "mt_streams" => "id", "mt_event_progression" or "migration" => "name", "mt_high_water_skips" => "ending_sequence",
            "mt_events" => "data", "ledger_head" => "next_index", "unchanged_command" => "version", _ => "entry",
        };

        await ShouldBeDenied($"insert into decisions.{table} default values");
        await ShouldBeDenied($"update decisions.{table} set {column} = {column}");
        await ShouldBeDenied($"delete from decisions.{table}");
        await ShouldBeDenied($"truncate decisions.{table} cascade");
        await ShouldBeDenied($"alter table decisions.{table} add column mine int");
        await ShouldBeDenied($"alter table decisions.{table} disable trigger all");
        await ShouldBeDenied($"alter table decisions.{table} owner to decisions_app");
        await ShouldBeDenied($"create trigger mine before insert on decisions.{table} for each row execute function suppress_redundant_updates_trigger()");
        await ShouldBeDenied($"create rule mine as on insert to decisions.{table} do instead nothing");
        await ShouldBeDenied($"create index on decisions.{table} ({column})");
        await ShouldBeDenied($"do $$ begin lock table decisions.{table} in exclusive mode; end $$");
        await ShouldBeDenied($"drop table decisions.{table} cascade");
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public Task The_application_cannot_change_the_schema_or_its_rights(string statement) => ShouldBeDenied(statement);

    [Fact]
    public async Task The_application_cannot_make_an_append_run_its_own_code()
    {
        await using var source = NpgsqlDataSource.Create(Database.AppConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using (var shadow = new NpgsqlCommand("create temp table ledger_head as select * from decisions.ledger_head; set search_path = pg_temp, decisions", connection))
        {
            await shadow.ExecuteNonQueryAsync(Cancel);
        }

        await using (var barrier = new NpgsqlCommand($"select decisions.barrier('{Community}')", connection))
        {
            await barrier.ExecuteNonQueryAsync(Cancel);
        }

        (await Ask<long>("select count(*) from decisions.ledger_head where community = $1", Community)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_may_call_the_functions()
    {
        (await Ask<long>("""
            select count(*) from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
             where p.pronamespace = 'decisions'::regnamespace and a.grantee = 0
            """)).ShouldBe(0);
    }

    private async Task ShouldBeDenied(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database.AppConnectionString);
        await using var command = source.CreateCommand(sql);
        var fault = await Should.ThrowAsync<PostgresException>(command.ExecuteNonQueryAsync(Cancel), sql);
        fault.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, $"{sql}: {fault.Message}");
    }
}
