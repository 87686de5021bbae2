using Decisions.Domain;
using Decisions.Engine.ReadModels;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>
/// Reads pages of logs and decodes them. The store's own reading gives whole events; a replay is faster by the half
/// when it asks only for what is folded.
/// </summary>
internal sealed class LogPages(NpgsqlDataSource source, int size)
{
    private const string Sql = """
        select l.index, e.version, e.type, e.timestamp, e.headers ->> 'actor', e.headers ->> 'channel', e.data
          from decisions.ledger_leaf l join decisions.mt_events e on e.seq_id = l.seq_id
         where l.community = $1 and l.index >= $2 and l.index < $3 order by l.index
        """;

    /// <summary>The actor and the channel of an event that another writer of the same tables appended without our metadata.</summary>
    private const string Unknown = "unknown";

    public async Task<LogPage> Read(Guid community, long from, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = community },
                new NpgsqlParameter<long> { TypedValue = from },
                new NpgsqlParameter<long> { TypedValue = from + size },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<LoggedFact> facts = new(size);
        while (await reader.ReadAsync(cancel))
            facts.Add(Fact(reader));
        if (facts.Count > 0 && facts[^1].Index != from + facts.Count - 1)
            throw new InvalidDataException($"The log of community {community} has a gap after index {from}.");
        return new LogPage(community, from, facts);
    }

    private static LoggedFact Fact(NpgsqlDataReader row)
    {
        var type = row.GetString(2);
        return new LoggedFact(
            row.GetInt64(0), row.GetInt64(1), type, Instant.FromDateTimeUtc(row.GetDateTime(3)),
            row.IsDBNull(4) ? Unknown : row.GetString(4), row.IsDBNull(5) ? Unknown : row.GetString(5),
            EventCatalogue.Current.Read(type, row.GetFieldValue<byte[]>(6)));
    }
}
