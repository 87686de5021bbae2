using Npgsql;
using NpgsqlTypes;

namespace Decisions.EventStore.Appending;

/// <summary>A call of decisions.append_one: the short way for an append of one event that comes alone.</summary>
internal static class AppendOne
{
    private const string Sql =
        "select decisions.append_one(" +
        "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)";

    private const string SqlSettled =
        "select decisions.append_one_settled(" +
        "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)";

    /// <summary>Whether the short way serves this append.</summary>
    public static bool Serves(PreparedAppend append) => append.Events.Length == 1;

    public static async Task<DatabaseAnswer> Run(NpgsqlConnection connection, PreparedAppend prepared, bool careful)
    {
        var append = prepared.Append;
        var write = append.Writes[0];
        var @event = prepared.Events[0];
        await using var command = new NpgsqlCommand(append.Settled is null ? Sql : SqlSettled, connection);
        var parameters = command.Parameters;
        if (append.Settled is { } settled)
        {
            Add(NpgsqlDbType.Array | NpgsqlDbType.Text, settled.Prefixes.ToArray());
            Add(NpgsqlDbType.Bigint, settled.From);
        }
        Add(NpgsqlDbType.Boolean, careful);
        Add(NpgsqlDbType.Uuid, append.Community);
        Add(NpgsqlDbType.Uuid, append.CommandId);
        Add(NpgsqlDbType.TimestampTz, append.After.ToLowerBound());
        Add(NpgsqlDbType.TimestampTz, append.NotAfter.ToUpperBound());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, append.Guards.Select(guard => guard.Stream).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, append.Guards.Select(guard => guard.Version).ToArray());
        Add(NpgsqlDbType.Text, write.Stream);
        Add(NpgsqlDbType.Text, write.StreamType);
        Add(NpgsqlDbType.Bigint, write.ExpectedVersion);
        Add(NpgsqlDbType.Uuid, @event.Event.Id);
        Add(NpgsqlDbType.Text, @event.Event.Type);
        Add(NpgsqlDbType.Text, @event.Event.ClrType);
        Add(NpgsqlDbType.Jsonb, @event.Data);
        Add(NpgsqlDbType.Jsonb, @event.Headers);
        Add(NpgsqlDbType.Text, append.CorrelationId);
        Add(NpgsqlDbType.Bytea, append.Fingerprint?.ToArray());
        Add(NpgsqlDbType.Bytea, @event.Salt);
        Add(NpgsqlDbType.Bytea, @event.EntryPrefix);
        var answer = (long[])(await command.ExecuteScalarAsync())!;
        return new DatabaseAnswer(
            DatabaseInstants.FromMicroseconds(answer[4]), (int)answer[0], answer[1], (int)answer[2], answer[3]);

        void Add(NpgsqlDbType type, object? value) =>
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
    }
}
