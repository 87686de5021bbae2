using Npgsql;

namespace Decisions.EventStore.Appending;

/// <summary>Looks up what a command appended earlier.</summary>
internal static class LandedCommands
{
    private const string Sql = """
        select l.index, l.command_leaves, e.timestamp, l.fingerprint
          from decisions.ledger_leaf l join decisions.mt_events e on e.seq_id = l.seq_id
         where l.community = $1 and l.command_id = $2
        """;

    public static async Task<(Landed Landed, byte[]? Fingerprint)?> Find(
        NpgsqlConnection connection, Guid community, Guid commandId, CancellationToken cancel = default)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = community }, new() { Value = commandId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var landed = new Landed(
            reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<DateTime>(2).ToInstant(), Before: true);
        return (landed, reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3));
    }

    /// <summary>The answer to a repetition of a command that has landed.</summary>
    public static async Task<AppendOutcome> Answer(NpgsqlConnection connection, Append append)
    {
        var (landed, fingerprint) = await Find(connection, append.Community, append.CommandId)
            ?? throw new InvalidOperationException($"The command {append.CommandId} landed and cannot be found.");
        return append.Fingerprint is { } asked && !asked.Span.SequenceEqual(fingerprint)
            ? new CommandIdReused(append.CommandId)
            : landed;
    }
}
