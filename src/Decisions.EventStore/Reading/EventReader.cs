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

    private static StoredEvent Event(NpgsqlDataReader reader, int at) => new(
        reader.GetInt64(at), reader.GetGuid(at + 1), reader.GetString(at + 2), reader.GetInt64(at + 3),
        reader.GetString(at + 4), Encoding.UTF8.GetBytes(reader.GetString(at + 5)),
        reader.GetFieldValue<DateTime>(at + 6).ToInstant(),
        reader.IsDBNull(at + 7) ? null : reader.GetString(at + 7),
        reader.IsDBNull(at + 8) ? null : reader.GetString(at + 8),
        reader.IsDBNull(at + 9) ? null : Encoding.UTF8.GetBytes(reader.GetString(at + 9)));
}
