using Decisions.EventStore.Appending;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Decisions.Testing;
using Npgsql;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>
/// The appends are spared the check that an event's stream exists, where the owner could grant that; nobody is who
/// writes in another way. On a server of its own, as the privilege is the whole server's.
/// </summary>
public sealed class ForeignKeyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_append_lands_whether_or_not_it_is_spared_the_foreign_key()
    {
        using var folder = new TestFolder();
        await using var server = await EmbeddedPostgres.Start(folder.Path, null, _ => { }, Cancel);
        await Migrator.Migrate(server.OwnerConnectionString, [], Cancel);
        await using var owner = NpgsqlDataSource.Create(server.OwnerConnectionString);
        var community = Guid.CreateVersion7();

        (await Lands(community, "spared")).ShouldBe("replica");
        await Do("revoke set on parameter session_replication_role from decisions_app");
        (await Lands(community, "checked")).ShouldBe("origin");

        (await StoreAudit.Faults(server.OwnerConnectionString)).ShouldBeEmpty();
        (await Should.ThrowAsync<PostgresException>(Do(
            "insert into decisions.mt_events (seq_id, id, stream_id, version, data, type) values (1e9, gen_random_uuid(), 'none', 1, '{}', 'x')")))
            .SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);

        async Task<string> Lands(Guid log, string prefix)
        {
            await using var store = new PostgresEventStore(server.AppConnectionString);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.Append(Ballot(log, $"{prefix}/{i}"), Cancel)));
            outcomes.ShouldAllBe(outcome => outcome is Landed);
            await using var source = PostgresEventStore.Appends(server.AppConnectionString);
            await using var command = source.CreateCommand("show session_replication_role");
            return (string)(await command.ExecuteScalarAsync(Cancel))!;
        }

        async Task Do(string sql)
        {
            await using var command = owner.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Cancel);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_append_whose_stream_is_deleted_meanwhile_leaves_no_event_without_a_stream(int events)
    {
        using var folder = new TestFolder();
        await using var server = await EmbeddedPostgres.Start(folder.Path, null, _ => { }, Cancel);
        await Migrator.Migrate(server.OwnerConnectionString, [], Cancel);
        await using var owner = NpgsqlDataSource.Create(server.OwnerConnectionString);
        await using var store = new PostgresEventStore(server.AppConnectionString);
        var community = Guid.CreateVersion7();
        (await store.Append(Ballot(community, "a"), Cancel)).ShouldBeOfType<Landed>();

        await using var connection = await owner.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await Ask(connection, "delete from decisions.mt_streams where id = 'a'");
        var append = store.Append(Ballot(community, "a", 1, events), Cancel);
        for (var waits = 0L; waits == 0; await Task.Delay(10, Cancel))
            waits = (long)(await Ask(connection, "select count(*) from pg_stat_activity where application_name = 'decisions appends' and wait_event_type = 'Lock'"))!;
        await transaction.CommitAsync(Cancel);

        (await append).ShouldBe(new VersionConflict("a", 1, 0, IsGuard: false));
        (await Ask(connection, "select count(*) from decisions.mt_events")).ShouldBe(0L);
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static Append Ballot(Guid community, string stream, long expectedVersion = 0, int events = 1) => new(
        community, Guid.CreateVersion7(),
        [
            new StreamWrite(stream, "note", expectedVersion,
                [.. Enumerable.Range(0, events).Select(_ => new NewEvent(Guid.CreateVersion7(), "noted", "Notes.Noted, Notes", "{}"u8.ToArray()))]),
        ],
        [], "system");
}
