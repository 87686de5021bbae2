using System.Runtime.CompilerServices;
using Decisions.EventStore.Exporting;
using Npgsql;

namespace Decisions.EventStore.Publishing;

/// <summary>What is kept of the published logs: tiles, checkpoints and the entries behind them.</summary>
/// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
public sealed class PublishedLogs(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "decisions publishing",
        MaxAutoPrepare = 20,
    }.ConnectionString);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>The communities whose log has grown beyond its last checkpoint.</summary>
    public async Task<IReadOnlyList<Guid>> Behind(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select h.community from decisions.ledger_head h
             where h.next_index > coalesce((select max(c.size) from decisions.log_checkpoint c where c.community = h.community), 0)
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<Guid> behind = [];
        while (await reader.ReadAsync(cancel))
            behind.Add(reader.GetGuid(0));
        return behind;
    }

    /// <summary>
    /// Begins to add to a log's tiles, or answers null while another node does. What is written lands when it is committed.
    /// </summary>
    public async Task<LogPublication?> Begin(Guid community, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            var publication = await LogPublication.Begin(connection, community, cancel);
            if (publication is null)
                await connection.DisposeAsync();
            return publication;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The size and the note of the present checkpoint, or null before the first.</summary>
    public async Task<(long Size, string Note)?> Checkpoint(Guid community, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await LogPublication.Present(connection, community, cancel) is { } present ? (present.Size, present.Note) : null;
    }

    /// <summary>Every checkpoint that was signed, the oldest first, each with the chain that ends with it.</summary>
    public async IAsyncEnumerable<(long Size, string Note, string? Chain)> Checkpoints(Guid community, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await foreach (var checkpoint in LogPublication.Checkpoints(connection, community, cancel))
            yield return checkpoint;
    }

    /// <summary>The hashes of a tile, 32 bytes each, as many as there are; null where there is none.</summary>
    public async Task<byte[]?> Tile(Guid community, int level, long index, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await LogPublication.Tile(connection, community, level, index, cancel);
    }

    /// <summary>The whole log as it stands at this moment.</summary>
    public async Task<LogSnapshot> Snapshot(Guid community, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            return await LogSnapshot.Open(connection, community, cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Entries as they are hashed, from an index on; fewer where the log ends.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> Entries(Guid community, long from, int count, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await LogPublication.Entries(connection, community, from, count, cancel);
    }
}
