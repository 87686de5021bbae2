using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;
using Npgsql;

namespace Decisions.Server.Tests.Record;

/// <summary>Whoever owns the database changes what stands in it; the record that is exported then is found not to be sound.</summary>
public sealed class TamperedDatabaseTests(ApiServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_changed_in_the_database_is_found_in_the_next_archive()
    {
        var record = await RecordUnderTest.Make(server, members: 14);
        await record.Export();
        (await record.Here.Secretary.Patch("", new { purpose = "Bread, and another checkpoint." })).Ok();
        (await record.Verify(await record.Export())).Faults.ShouldBeEmpty();
        var id = record.Here.Id;
        // Each of these statements is tried on the same record, and taken back again.
        var events = $"decisions.mt_events where tenant_id = '{id}'";
        string[] tampered =
        [
            $"delete from {events} and type = 'ballot_cast' and version = 1",
            $"delete from {events} and type = 'result_declared'",
            $"delete from {events} and type = 'payload_redacted'",
            $"update decisions.mt_events set data = jsonb_set(data, '{{choice,answer}}', '\"no\"') where tenant_id = '{id}' and type = 'ballot_cast' and data #>> '{{choice,answer}}' = 'yes'",
            $"update decisions.mt_events set data = jsonb_set(data, '{{tally,inFavour}}', '99') where tenant_id = '{id}' and type = 'result_declared'",
            $"update decisions.mt_events set data = jsonb_set(data, '{{text}}', '\"Another text.\"') where tenant_id = '{id}' and type = 'proposal_drafted'",
            $"update decisions.mt_events set timestamp = timestamp - interval '1 day' where tenant_id = '{id}' and type = 'ballot_cast'",
            $"update decisions.mt_events set type = 'ballot_changed' where tenant_id = '{id}' and type = 'ballot_cast'",
            $"update decisions.mt_events set headers = jsonb_set(headers, '{{actor}}', '\"system\"') where tenant_id = '{id}' and type = 'ballot_cast'",
            $"update decisions.ledger_leaf set salt = null where community = '{id}' and index = 3",
            $"update decisions.ledger_leaf set salt = decode('00112233445566778899aabbccddeeff', 'hex') where community = '{id}' and index = 3",
            $"update decisions.ledger_leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'), '\"when\":\"2', '\"when\":\"1'), 'UTF8') where community = '{id}' and index = 5",
            $"delete from decisions.ledger_leaf where community = '{id}' and index = 7",
            $"delete from decisions.ledger_leaf where community = '{id}' and index = (select max(index) from decisions.ledger_leaf where community = '{id}')",
            $"update decisions.ledger_leaf l set seq_id = (select seq_id from decisions.ledger_leaf o where o.community = '{id}' and o.index = 9 - l.index) where community = '{id}' and index in (4, 5)",
            $"update decisions.log_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where community = '{id}' and level = 0 and index = 0",
            $"delete from decisions.log_tile where community = '{id}' and level = 0 and index = 0",
            $"delete from decisions.log_checkpoint where community = '{id}' and size = (select min(size) from decisions.log_checkpoint where community = '{id}')",
            $"update decisions.log_checkpoint set chain = null where community = '{id}'",
            $"update decisions.log_checkpoint set note = replace(note, '/log/', '/gol/') where community = '{id}' and size = (select min(size) from decisions.log_checkpoint where community = '{id}')",
        ];
        await using var source = NpgsqlDataSource.Create(await server.Connection());
        foreach (var sql in tampered)
        {
            await using var connection = await source.OpenConnectionAsync(Cancel);
            await Run(connection, "create schema if not exists kept; create table kept.mt_events as select * from decisions.mt_events where tenant_id = $1; create table kept.ledger_leaf as select * from decisions.ledger_leaf where community::text = $1; create table kept.log_tile as select * from decisions.log_tile where community::text = $1; create table kept.log_checkpoint as select * from decisions.log_checkpoint where community::text = $1", id);
            try
            {
                await using var command = new NpgsqlCommand(sql, connection);
                (await command.ExecuteNonQueryAsync(Cancel)).ShouldBeGreaterThan(0, sql);
                (await record.Verify(await record.ExportAsItIs(Audience.Auditor))).Faults.ShouldNotBeEmpty(sql);
            }
            finally
            {
                await Run(connection, """
                    delete from decisions.mt_events where tenant_id = $1; insert into decisions.mt_events select * from kept.mt_events;
                    delete from decisions.ledger_leaf where community::text = $1; insert into decisions.ledger_leaf select * from kept.ledger_leaf;
                    delete from decisions.log_tile where community::text = $1; insert into decisions.log_tile select * from kept.log_tile;
                    delete from decisions.log_checkpoint where community::text = $1; insert into decisions.log_checkpoint select * from kept.log_checkpoint;
                    drop schema kept cascade
                    """, id);
            }
        }
        (await record.Verify(await record.ExportAsItIs(Audience.Auditor))).Faults.ShouldBeEmpty("it stands as it stood");
    }

    /// <summary>Several statements at once take no parameters.</summary>
    private static async Task Run(NpgsqlConnection connection, string sql, Guid community)
    {
        await using var command = new NpgsqlCommand(sql.Replace("$1", $"'{community}'", StringComparison.Ordinal), connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
