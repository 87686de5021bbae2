using System.Runtime.CompilerServices;
using Decisions.EventStore.Publishing;
using NodaTime;
using Npgsql;

namespace Decisions.EventStore.Exporting;

/// <summary>
/// A community's whole log as it stood at one moment, read row by row: whatever is appended, redacted or published meanwhile
/// is not in it.
/// </summary>
public sealed class LogSnapshot : IAsyncDisposable
{
    private const string Rows = """
        select l.index, l.entry, l.salt, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'actor', e.data::text, l.opening::text
          from decisions.ledger_leaf l left join decisions.mt_events e on e.seq_id = l.seq_id
         where l.community = $1 and l.index >= $2 and l.index < $3 order by l.index
        """;

    private const int Page = 4_096;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Guid _community;

    private LogSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid community, Instant now) =>
        (_connection, _transaction, _community, Now) = (connection, transaction, community, now);

    /// <summary>The moment, by the database's clock: not before any event in it.</summary>
    public Instant Now { get; }

    internal static async Task<LogSnapshot> Open(NpgsqlConnection connection, Guid community, CancellationToken cancel)
    {
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        // The first statement takes the snapshot; an append may be stamped a moment after the clock is read, if the clock was set back.
        await using var command = new NpgsqlCommand(
            "select greatest(decisions.clock(), (select last_time from decisions.ledger_head where community = $1))", connection);
        command.Parameters.Add(new() { Value = community });
        return new LogSnapshot(connection, transaction, community, ((DateTime)(await command.ExecuteScalarAsync(cancel))!).ToInstant());
    }

    /// <summary>
    /// Whether words were taken out by an event that is not among the first so many, or are to be and are not yet: the record of
    /// these cannot account for it.
    /// </summary>
    public Task<bool> IsBeingRedacted(long size, CancellationToken cancel) => Is("""
            select exists (
              select from decisions.mt_streams s
                join decisions.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id and e.version = s.version
               where s.tenant_id = $1::text and s.id >= 'redaction/' and s.id < 'redaction0'
                 and (e.seq_id > (select seq_id from decisions.ledger_leaf where community = $1 and index = $2)
                      or s.version > (select coalesce(l.redactions, 0) from decisions.ledger_leaf l
                                       where l.community = $1 and l.index = (e.data ->> 'index')::bigint)))
            """, size, null, cancel);

    /// <summary>Whether any event of a type is not among the first so many.</summary>
    public Task<bool> HasLater(string type, long size, CancellationToken cancel) => Is("""
            select exists (
              select from decisions.mt_events e
               where e.tenant_id = $1::text and e.seq_id > (select seq_id from decisions.ledger_leaf where community = $1 and index = $2) and e.type = $3)
            """, size, type, cancel);

    private async Task<bool> Is(string sql, long size, string? type, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        command.Parameters.Add(new() { Value = _community });
        command.Parameters.Add(new() { Value = size - 1 });
        if (type is not null)
            command.Parameters.Add(new() { Value = type });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>The newest checkpoint with its chain, or null before the first.</summary>
    public Task<(long Size, string Note, string? Chain)?> Present(CancellationToken cancel) => LogPublication.Present(_connection, _community, cancel);

    /// <summary>Every checkpoint, the oldest first, each with the chain that ends with it.</summary>
    public IAsyncEnumerable<(long Size, string Note, string? Chain)> Checkpoints(CancellationToken cancel) =>
        LogPublication.Checkpoints(_connection, _community, cancel);

    /// <summary>The hashes of a tile, or null.</summary>
    public Task<byte[]?> Tile(int level, long index, CancellationToken cancel) =>
        LogPublication.Tile(_connection, _community, level, index, cancel);

    /// <summary>The entries and their events, in order, up to a size. Memory does not grow with the log.</summary>
    public async IAsyncEnumerable<SnapshotRow> Read(long size, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0L; from < size; from += Page)
        {
            await using var command = new NpgsqlCommand(Rows, _connection);
            command.Parameters.Add(new() { Value = _community });
            command.Parameters.Add(new() { Value = from });
            command.Parameters.Add(new() { Value = Math.Min(from + Page, size) });
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                yield return Row(reader);
        }
    }

    /// <summary>The entries alone, as they are hashed, in order, up to a size.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Entries(long size, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0L; from < size; from += Page)
            foreach (var entry in await LogPublication.Entries(_connection, _community, from, (int)Math.Min(Page, size - from), cancel))
                yield return entry;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static SnapshotRow Row(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2),
        row.IsDBNull(3) ? null : new SnapshotEvent(
            row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetFieldValue<DateTime>(6).ToInstant(),
            row.IsDBNull(7) ? null : row.GetString(7), row.GetString(8)), row.IsDBNull(9) ? null : row.GetString(9));
}

/// <summary>One entry of a log, and the event that it stands for.</summary>
/// <param name="Entry">As it is hashed.</param>
/// <param name="Salt">Opens the entry's commitment; null once the payload was redacted.</param>
/// <param name="Event">Null where the event is gone, which no sound database shows.</param>
/// <param name="Opening">Opens what is left of a payload that was redacted, as JSON text; else null.</param>
public sealed record SnapshotRow(long Index, byte[] Entry, byte[]? Salt, SnapshotEvent? Event, string? Opening = null);

/// <summary>An event as the event store has it.</summary>
/// <param name="Actor">The pseudonym of who acted; null where another writer of the same tables left it out.</param>
/// <param name="Data">The payload, as JSON text.</param>
public sealed record SnapshotEvent(string Stream, long Version, string Type, Instant At, string? Actor, string Data);
