using Npgsql;

namespace Decisions.EventStore.Appending;

/// <summary>A call of decisions.keep_unchanged.</summary>
internal static class KeepUnchanged
{
    /// <summary>What the command has come to, for good: this answer, or the one that it got before.</summary>
    public static async Task<AppendOutcome> Run(
        NpgsqlConnection connection, Guid community, Guid commandId, ReadOnlyMemory<byte> fingerprint, KeptUnchanged answer,
        CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select decisions.keep_unchanged($1,$2,$3,$4,$5)", connection)
        {
            Parameters =
            {
                new() { Value = community }, new() { Value = commandId }, new() { Value = fingerprint.ToArray() },
                new() { Value = answer.Stream }, new() { Value = answer.Version },
            },
        };
        if ((bool)(await command.ExecuteScalarAsync(cancel))!)
            return answer;
        var earlier = await EarlierCommands.Find(connection, community, [commandId], cancel);
        return earlier[commandId].To(commandId, fingerprint);
    }
}
