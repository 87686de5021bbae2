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

    private static Append Ballot(Guid community, string stream) => new(
        community, Guid.CreateVersion7(),
        [new StreamWrite(stream, "note", 0, [new NewEvent(Guid.CreateVersion7(), "noted", "Notes.Noted, Notes", "{}"u8.ToArray())])],
        [], "system");
}
