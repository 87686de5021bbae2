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

    /// <summary>
    /// What the command came to; null when it has not landed. A null fingerprint is not compared.
    /// </summary>
    public static async Task<AppendOutcome?> Find(
        NpgsqlConnection connection, Guid community, Guid commandId, ReadOnlyMemory<byte>? fingerprint,
        CancellationToken cancel = default)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = community }, new() { Value = commandId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var stored = reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3);
        return fingerprint is { } asked && !asked.Span.SequenceEqual(stored)
            ? new CommandIdReused(commandId)
            : new Landed(
                reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<DateTime>(2).ToInstant(), Before: true);
    }
}
