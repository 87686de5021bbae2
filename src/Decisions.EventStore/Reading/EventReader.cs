using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace Decisions.EventStore.Reading;

/// <summary>Reads streams and logs.</summary>
internal sealed class EventReader(NpgsqlDataSource source)
{
    private const string Columns =
        "e.seq_id, e.id, e.stream_id, e.version, e.type, e.data::text, e.timestamp, e.causation_id, e.correlation_id, e.headers::text";

    public async Task<IReadOnlyList<StoredEvent>> ReadStream(
        Guid community, string stream, long fromVersion, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"""
            select {Columns} from decisions.mt_events e
             where e.tenant_id = $1 and e.stream_id = $2 and e.version >= $3 order by e.version
            """);
        command.Parameters.Add(new() { Value = community.ToString() });
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = fromVersion });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<StoredEvent> events = [];
        while (await reader.ReadAsync(cancel))
            events.Add(Event(reader, 0));
        return events;
    }

    /// <summary>One statement sees one moment: an append moves the head and adds its events together.</summary>
    public async Task<StreamAtHead> ReadStreamAtHead(Guid community, string stream, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"""
            select h.next_index, h.now, {Columns}
              from (select coalesce((select next_index from decisions.ledger_head where community = $1), 0) as next_index,
                           decisions.clock() as now) h
              left join decisions.mt_events e on e.tenant_id = $2 and e.stream_id = $3
             order by e.version
            """);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = community.ToString() });
        command.Parameters.Add(new() { Value = stream });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var head = new LogHead(reader.GetInt64(0), reader.GetFieldValue<DateTime>(1).ToInstant());
        List<StoredEvent> events = [];
        if (reader.IsDBNull(2))
            return new StreamAtHead(events, head);
        do
            events.Add(Event(reader, 2));
        while (await reader.ReadAsync(cancel));
        return new StreamAtHead(events, head);
    }

    /// <summary>The ids compare byte by byte, so the streams with a prefix are one range of the index.</summary>
    public async IAsyncEnumerable<StoredEvent> ReadStreams(
        Guid community, string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"""
            select {Columns} from decisions.mt_events e
             where e.tenant_id = $1 and e.stream_id >= $2 and e.stream_id < $3 order by e.stream_id, e.version
            """);
        command.Parameters.Add(new() { Value = community.ToString() });
        command.Parameters.Add(new() { Value = prefix });
        command.Parameters.Add(new() { Value = prefix + "\U0010FFFF" });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return Event(reader, 0);
    }

    public async Task<IReadOnlyList<LoggedEvent>> ReadLog(
        Guid community, long fromIndex, int limit, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"""
            select l.index, {Columns}
              from decisions.ledger_leaf l join decisions.mt_events e on e.seq_id = l.seq_id
             where l.community = $1 and l.index >= $2 and l.index < $3 order by l.index
            """);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = fromIndex });
        command.Parameters.Add(new() { Value = fromIndex + limit });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<LoggedEvent> events = [];
        while (await reader.ReadAsync(cancel))
            events.Add(new LoggedEvent(community, reader.GetInt64(0), Event(reader, 1)));
        return events;
    }

    public Task<LedgerLeaf?> ReadLeaf(Guid community, long index, CancellationToken cancel) => ReadLeaf(
        community,
        $"""
            select l.index, l.entry, l.salt, {Columns}
              from decisions.ledger_leaf l join decisions.mt_events e on e.seq_id = l.seq_id
             where l.community = $1 and l.index = $2
            """,
        [new() { Value = index }], cancel);

    /// <summary>An event names its command as its cause, and a command's leaves follow its first one.</summary>
    public Task<LedgerLeaf?> ReadLeaf(Guid community, string stream, long version, CancellationToken cancel) => ReadLeaf(
        community,
        $"""
            select l.index, l.entry, l.salt, {Columns}
              from decisions.mt_events e
              join decisions.ledger_leaf f on f.community = $1 and f.command_id = e.causation_id::uuid
              join decisions.ledger_leaf l on l.community = $1 and l.index >= f.index and l.index < f.index + f.command_leaves and l.seq_id = e.seq_id
             where e.tenant_id = $2 and e.stream_id = $3 and e.version = $4
            """,
        [new() { Value = community.ToString() }, new() { Value = stream }, new() { Value = version }], cancel);

    private async Task<LedgerLeaf?> ReadLeaf(Guid community, string sql, NpgsqlParameter[] asked, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.AddRange(asked);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new LedgerLeaf(
                new LoggedEvent(community, reader.GetInt64(0), Event(reader, 3)), reader.GetFieldValue<byte[]>(1),
                reader.IsDBNull(2) ? default(ReadOnlyMemory<byte>?) : reader.GetFieldValue<byte[]>(2))
            : null;
    }

    private static StoredEvent Event(NpgsqlDataReader reader, int at) => new(
        reader.GetInt64(at), reader.GetGuid(at + 1), reader.GetString(at + 2), reader.GetInt64(at + 3),
        reader.GetString(at + 4), Encoding.UTF8.GetBytes(reader.GetString(at + 5)),
        reader.GetFieldValue<DateTime>(at + 6).ToInstant(),
        reader.IsDBNull(at + 7) ? null : reader.GetString(at + 7),
        reader.IsDBNull(at + 8) ? null : reader.GetString(at + 8),
        reader.IsDBNull(at + 9) ? null : Encoding.UTF8.GetBytes(reader.GetString(at + 9)));
}
