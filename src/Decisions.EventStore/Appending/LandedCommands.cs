using Npgsql;

namespace Decisions.EventStore.Appending;

/// <summary>Looks up what commands appended earlier.</summary>
internal static class LandedCommands
{
    // The limits keep the planner from joining the other way round, through all leaves of the community.
    private const string Sql = """
        select c.id, l.index, l.command_leaves, e.timestamp, l.fingerprint
          from unnest($2) as c (id)
         cross join lateral (select * from decisions.ledger_leaf where community = $1 and command_id = c.id limit 1) l
         cross join lateral (select timestamp from decisions.mt_events where seq_id = l.seq_id limit 1) e
        """;

    /// <summary>What landed under these ids; an id under which nothing did is not in the answer.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LandedCommand>> Find(
        NpgsqlConnection connection, Guid community, Guid[] commands, CancellationToken cancel = default)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = community }, new() { Value = commands } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<Guid, LandedCommand> found = [];
        while (await reader.ReadAsync(cancel))
        {
            var landed = new Landed(
                reader.GetInt64(1), reader.GetInt32(2), reader.GetFieldValue<DateTime>(3).ToInstant(), Before: true);
            found.Add(
                reader.GetGuid(0), new LandedCommand(landed, reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4)));
        }
        return found;
    }
}

/// <summary>What a command came to, and the fingerprint it had then, if any.</summary>
internal sealed record LandedCommand(Landed Landed, byte[]? Fingerprint)
{
    /// <summary>The answer to whoever sends the command again. No fingerprint is not compared.</summary>
    public AppendOutcome To(Guid commandId, ReadOnlyMemory<byte>? asked) =>
        asked is { } print && !print.Span.SequenceEqual(Fingerprint) ? new CommandIdReused(commandId) : Landed;
}
