using Npgsql;

namespace Decisions.EventStore.Appending;

/// <summary>Looks up what commands came to earlier: what they appended, or that they changed nothing.</summary>
internal static class EarlierCommands
{
    // The limits keep the planner from joining the other way round, through all leaves of the community.
    private const string Sql = """
        select c.id, l.fingerprint, l.index, l.command_leaves, e.timestamp, null, null
          from unnest($2) as c (id)
         cross join lateral (select * from decisions.ledger_leaf where community = $1 and command_id = c.id limit 1) l
         cross join lateral (select timestamp from decisions.mt_events where seq_id = l.seq_id limit 1) e
        union all
        select c.id, u.fingerprint, null, null, null, u.stream, u.version
          from unnest($2) as c (id)
         cross join lateral (select * from decisions.unchanged_command where community = $1 and command_id = c.id limit 1) u
        """;

    /// <summary>What was answered under these ids; an id under which nothing was is not in the answer.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EarlierCommand>> Find(
        NpgsqlConnection connection, Guid community, Guid[] commands, CancellationToken cancel = default)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = community }, new() { Value = commands } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<Guid, EarlierCommand> found = [];
        while (await reader.ReadAsync(cancel))
        {
            AppendOutcome answer = reader.IsDBNull(2)
                ? new KeptUnchanged(reader.GetString(5), reader.GetInt64(6))
                : new Landed(
                    reader.GetInt64(2), reader.GetInt32(3), reader.GetFieldValue<DateTime>(4).ToInstant(), Before: true);
            found.Add(
                reader.GetGuid(0), new EarlierCommand(answer, reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)));
        }
        return found;
    }
}

/// <summary>What a command came to, and the fingerprint it had then, if any.</summary>
internal sealed record EarlierCommand(AppendOutcome Answer, byte[]? Fingerprint)
{
    /// <summary>The answer to whoever sends the command again. No fingerprint is not compared.</summary>
    public AppendOutcome To(Guid commandId, ReadOnlyMemory<byte>? asked) =>
        asked is { } print && !print.Span.SequenceEqual(Fingerprint) ? new CommandIdReused(commandId) : Answer;
}
