using System.Runtime.CompilerServices;
using Npgsql;

namespace Decisions.Engine.Witnessing;

/// <summary>A checkpoint as it is served: a signed note with the log's signature and the cosignatures that it has by now.</summary>
public sealed record WitnessedCheckpoint(long Size, string Note);

/// <summary>The checkpoints of the logs with their witnesses' cosignatures: what every reader of checkpoints is given.</summary>
public sealed class WitnessedCheckpoints(NpgsqlDataSource source)
{
    private const string Sql = """
        select c.size,
               c.note || coalesce((select string_agg(s.line, '' order by s.key) from decisions.cosignature s
                                    where s.community = c.community and s.size = c.size), '')
          from decisions.log_checkpoint c where c.community = $1
        """;

    /// <summary>The newest, cosigned or not; null before the first.</summary>
    public async Task<WitnessedCheckpoint?> Newest(Guid community, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"{Sql} order by c.size desc limit 1");
        command.Parameters.Add(new() { Value = community });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new WitnessedCheckpoint(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    /// <summary>The one of a size, or null.</summary>
    public async Task<WitnessedCheckpoint?> Of(Guid community, long size, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"{Sql} and c.size = $2");
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = size });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new WitnessedCheckpoint(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    /// <summary>All that were ever signed, in order of size, one after the other.</summary>
    public async IAsyncEnumerable<WitnessedCheckpoint> All(Guid community, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"{Sql} order by c.size");
        command.Parameters.Add(new() { Value = community });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return new WitnessedCheckpoint(reader.GetInt64(0), reader.GetString(1));
    }
}
