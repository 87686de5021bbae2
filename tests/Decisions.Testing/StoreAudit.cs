using Npgsql;

namespace Decisions.Testing;

/// <summary>Looks through a whole database for anything that the event store promises never to be.</summary>
public static class StoreAudit
{
    private static readonly (string Fault, string Query)[] Questions =
    [
        ("a log has a gap, or another length than its head says", """
            select count(*) from (
              select h.next_index, count(l.index) as leaves, coalesce(max(l.index), -1) as last, coalesce(min(l.index), 0) as first
                from decisions.ledger_head h left join decisions.ledger_leaf l using (community)
               group by h.community, h.next_index) x
             where leaves <> next_index or last <> next_index - 1 or first <> 0
            """),
        ("a leaf belongs to no head", """
            select count(*) from decisions.ledger_leaf l
             where not exists (select from decisions.ledger_head h where h.community = l.community)
            """),
        ("an event has not exactly one leaf", """
            select count(*) from (
              select e.seq_id from decisions.mt_events e left join decisions.ledger_leaf l using (seq_id)
               group by e.seq_id having count(l.seq_id) <> 1) x
            """),
        ("a leaf has no event, or another community's", """
            select count(*) from decisions.ledger_leaf l left join decisions.mt_events e using (seq_id)
             where e.tenant_id is distinct from l.community::text
            """),
        ("a stream's versions are not 1 to its own", """
            select count(*) from (
              select s.version as head, count(e.version) as events, min(e.version) as first, max(e.version) as last
                from decisions.mt_streams s left join decisions.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
               group by s.tenant_id, s.id, s.version) x
             where events <> head or first <> 1 or last <> head
            """),
        ("an event has no stream", """
            select count(*) from decisions.mt_events e
             where not exists (select from decisions.mt_streams s where s.tenant_id = e.tenant_id and s.id = e.stream_id)
            """),
        ("time goes back in a log", """
            select count(*) from (
              select e.timestamp < lag(e.timestamp) over (partition by l.community order by l.index) as back
                from decisions.ledger_leaf l join decisions.mt_events e using (seq_id)) x
             where back
            """),
        ("sequence numbers are not in the log's order", """
            select count(*) from (
              select l.seq_id < lag(l.seq_id) over (partition by l.community order by l.index) as back
                from decisions.ledger_leaf l) x
             where back
            """),
        ("a command's leaves are not together", """
            select count(*) from (
              select l.index + l.command_leaves as after,
                     coalesce(lead(l.index) over (partition by l.community order by l.index), h.next_index) as next
                from decisions.ledger_leaf l join decisions.ledger_head h using (community)
               where l.command_id is not null) x
             where after <> next
            """),
        ("a command both landed and changed nothing", """
            select count(*) from decisions.ledger_leaf join decisions.unchanged_command using (community, command_id)
            """),
    ];

    /// <summary>The faults that were found, in words; none in a sound database.</summary>
    public static async Task<IReadOnlyList<string>> Faults(string ownerConnectionString)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnectionString);
        List<string> faults = [];
        foreach (var (fault, query) in Questions)
        {
            await using var command = source.CreateCommand(query);
            if (await command.ExecuteScalarAsync() is long times and > 0)
            {
                faults.Add($"{times} times: {fault}");
            }
        }

        return faults;
    }
}
