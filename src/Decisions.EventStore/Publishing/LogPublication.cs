using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Decisions.EventStore.Publishing;

/// <summary>A log to which tiles and a checkpoint are being added, by one node at a time.</summary>
public sealed class LogPublication : IAsyncDisposable
{
    /// <summary>Whoever publishes a log holds the lock (this, hash of the community) until the end of the transaction.</summary>
    private const int Publishing = 0x6465_6633;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Guid _community;

    private LogPublication(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid community, (long Size, string Note, string? Chain)? present) =>
        (_connection, _transaction, _community, Size, Note, Chain) = (connection, transaction, community, present?.Size ?? 0, present?.Note, present?.Chain);

    /// <summary>How many entries the present checkpoint covers.</summary>
    public long Size { get; }

    /// <summary>The present checkpoint, or null before the first.</summary>
    public string? Note { get; }

    /// <summary>The chain of the checkpoints up to the present one, or null where it was signed before there were chains.</summary>
    public string? Chain { get; }

    internal static async Task<LogPublication?> Begin(NpgsqlConnection connection, Guid community, CancellationToken cancel)
    {
        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(
            $"select pg_try_advisory_xact_lock({Publishing}, hashtext($1::text))", connection);
        command.Parameters.Add(new() { Value = community });
        if (await command.ExecuteScalarAsync(cancel) is not true)
            return null;
        // Only now, with the lock held, does a statement see all that the last one to hold it wrote.
        return new LogPublication(connection, transaction, community, await Present(connection, community, cancel));
    }

    /// <summary>Entries as they are hashed, from an index on; fewer where the log ends.</summary>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> Entries(long from, int count, CancellationToken cancel) =>
        Entries(_connection, _community, from, count, cancel);

    /// <summary>The hashes of a tile, or null.</summary>
    public Task<byte[]?> Tile(int level, long index, CancellationToken cancel) => Tile(_connection, _community, level, index, cancel);

    /// <summary>Keeps tiles; one that was there before and was not full is replaced by what it has grown to.</summary>
    public async Task Save(IReadOnlyCollection<(int Level, long Index, byte[] Hashes)> tiles, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into decisions.log_tile (community, level, index, hashes)
            select $1, level, index, hashes from unnest($2, $3, $4) as grown (level, index, hashes)
            on conflict (community, level, index) do update set hashes = excluded.hashes
            """, _connection);
        command.Parameters.Add(new() { Value = _community });
        command.Parameters.Add(new() { Value = tiles.Select(tile => tile.Level).ToArray() });
        command.Parameters.Add(new() { Value = tiles.Select(tile => tile.Index).ToArray() });
        command.Parameters.Add(new() { Value = tiles.Select(tile => tile.Hashes).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Every checkpoint so far, the oldest first.</summary>
    public IAsyncEnumerable<(long Size, string Note, string? Chain)> Checkpoints(CancellationToken cancel) => Checkpoints(_connection, _community, cancel);

    /// <summary>Publishes what was saved, under a checkpoint that was signed for it, and the chain that ends with it.</summary>
    public async Task Commit(long size, string note, string chain, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "insert into decisions.log_checkpoint (community, size, note, chain) values ($1, $2, $3, $4)", _connection);
        command.Parameters.Add(new() { Value = _community });
        command.Parameters.Add(new() { Value = size });
        command.Parameters.Add(new() { Value = note });
        command.Parameters.Add(new() { Value = chain });
        await command.ExecuteNonQueryAsync(cancel);
        await _transaction.CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    internal static async Task<(long Size, string Note, string? Chain)?> Present(NpgsqlConnection connection, Guid community, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select size, note, chain from decisions.log_checkpoint where community = $1 order by size desc limit 1", connection);
        command.Parameters.Add(new() { Value = community });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Row(reader) : null;
    }

    internal static async Task<byte[]?> Tile(NpgsqlConnection connection, Guid community, int level, long index, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select hashes from decisions.log_tile where community = $1 and level = $2 and index = $3", connection);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = level });
        command.Parameters.Add(new() { Value = index });
        return (byte[]?)await command.ExecuteScalarAsync(cancel);
    }

    internal static async IAsyncEnumerable<(long Size, string Note, string? Chain)> Checkpoints(
        NpgsqlConnection connection, Guid community, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select size, note, chain from decisions.log_checkpoint where community = $1 order by size", connection);
        command.Parameters.Add(new() { Value = community });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return Row(reader);
    }

    private static (long Size, string Note, string? Chain) Row(NpgsqlDataReader reader) =>
        (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));

    internal static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> Entries(
        NpgsqlConnection connection, Guid community, long from, int count, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select entry from decisions.ledger_leaf where community = $1 and index >= $2 and index < $3 order by index", connection);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = from + count });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<ReadOnlyMemory<byte>> entries = [];
        while (await reader.ReadAsync(cancel))
            entries.Add(reader.GetFieldValue<byte[]>(0));
        return entries;
    }
}
