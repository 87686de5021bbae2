using NodaTime;
using Npgsql;

namespace Decisions.EventStore.Reading;

/// <summary>Reads how far logs go.</summary>
internal sealed class LogHeads(NpgsqlDataSource source)
{
    public async Task<LogHead> Head(Guid community, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select coalesce((select next_index from decisions.ledger_head where community = $1), 0), decisions.clock()
            """);
        command.Parameters.Add(new() { Value = community });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new LogHead(reader.GetInt64(0), reader.GetFieldValue<DateTime>(1).ToInstant());
    }

    public async Task<LogHead> Barrier(Guid community, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select o_next_index, o_now from decisions.barrier($1)");
        command.Parameters.Add(new() { Value = community });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new LogHead(reader.GetInt64(0), reader.GetFieldValue<DateTime>(1).ToInstant());
    }

    public async Task<IReadOnlyDictionary<Guid, long>> All(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select community, next_index from decisions.ledger_head where next_index > 0");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<Guid, long> heads = [];
        while (await reader.ReadAsync(cancel))
            heads.Add(reader.GetGuid(0), reader.GetInt64(1));
        return heads;
    }
}
