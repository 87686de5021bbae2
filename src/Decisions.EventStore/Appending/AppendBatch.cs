using Npgsql;
using NpgsqlTypes;

namespace Decisions.EventStore.Appending;

/// <summary>A call of decisions.append: flattens a batch, and reads the outcomes back.</summary>
internal static class AppendBatch
{
    private const string Sql =
        "select o_now, o_outcome, o_index, o_check, o_actual from decisions.append(" +
        "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27)";

    public static async Task<DatabaseAnswer[]> Run(
        NpgsqlConnection connection, IReadOnlyList<PreparedAppend> batch, bool careful)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        Flatten(batch, careful, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var now = reader.GetFieldValue<DateTime>(0).ToInstant();
        var outcome = reader.GetFieldValue<int[]>(1);
        var index = reader.GetFieldValue<long[]>(2);
        var check = reader.GetFieldValue<int[]>(3);
        var actual = reader.GetFieldValue<long[]>(4);
        return [.. outcome.Select((number, i) => new DatabaseAnswer(now, number, index[i], check[i], actual[i]))];
    }

    private static void Flatten(IReadOnlyList<PreparedAppend> batch, bool careful, NpgsqlParameterCollection parameters)
    {
        var commands = batch.Count;
        var total = batch.Sum(append => append.Events.Length);
        var checkCount = batch.Sum(append => append.Append.Writes.Length + append.Append.Guards.Length);

        var ids = new Guid[commands];
        var after = new DateTime[commands];
        var notAfter = new DateTime[commands];
        var checks = new int[commands];
        var events = new int[commands];
        Dictionary<string, int> places = [];
        List<string> streams = [];
        List<string?> types = [];
        List<bool> areNew = [];
        var checkStream = new int[checkCount];
        var checkVersion = new long[checkCount];
        var eventStream = new int[total];
        var eventStreamId = new string[total];
        var eventVersion = new long[total];
        var eventId = new Guid[total];
        var eventType = new string[total];
        var clrType = new string[total];
        var data = new string[total];
        var headers = new string?[total];
        var correlation = new string?[total];
        var causation = new string[total];
        var commandId = new Guid?[total];
        var leaves = new int?[total];
        var fingerprint = new byte[]?[total];
        var salt = new byte[total][];
        var entry = new byte[total][];

        int check = 0, at = 0;
        for (var i = 0; i < commands; i++)
        {
            var append = batch[i].Append;
            ids[i] = append.CommandId;
            after[i] = append.After.ToLowerBound();
            notAfter[i] = append.NotAfter.ToUpperBound();
            checks[i] = append.Writes.Length + append.Guards.Length;
            events[i] = batch[i].Events.Length;
            foreach (var write in append.Writes)
            {
                checkStream[check] = Place(write.Stream, write.StreamType, write.ExpectedVersion == 0);
                checkVersion[check++] = write.ExpectedVersion;
            }
            foreach (var guard in append.Guards)
            {
                checkStream[check] = Place(guard.Stream, null, starts: false);
                checkVersion[check++] = guard.Version;
            }
            commandId[at] = append.CommandId;
            leaves[at] = batch[i].Events.Length;
            fingerprint[at] = append.Fingerprint?.ToArray();
            var cause = append.CommandId.ToString();
            foreach (var prepared in batch[i].Events)
            {
                eventStream[at] = places[prepared.Stream];
                eventStreamId[at] = prepared.Stream;
                eventVersion[at] = prepared.Version;
                eventId[at] = prepared.Event.Id;
                eventType[at] = prepared.Event.Type;
                clrType[at] = prepared.Event.ClrType;
                data[at] = prepared.Data;
                headers[at] = prepared.Headers;
                correlation[at] = append.CorrelationId;
                causation[at] = cause;
                salt[at] = prepared.Salt;
                entry[at++] = prepared.EntryPrefix;
            }
        }

        int Place(string stream, string? type, bool starts)
        {
            if (places.TryGetValue(stream, out var place))
            {
                types[place - 1] ??= type;
                return place;
            }
            streams.Add(stream);
            types.Add(type);
            areNew.Add(starts);
            return places[stream] = streams.Count;
        }

        const NpgsqlDbType Array = NpgsqlDbType.Array;
        Add(NpgsqlDbType.Boolean, careful);
        Add(NpgsqlDbType.Uuid, batch[0].Append.Community);
        Add(Array | NpgsqlDbType.Uuid, ids);
        Add(Array | NpgsqlDbType.TimestampTz, after);
        Add(Array | NpgsqlDbType.TimestampTz, notAfter);
        Add(Array | NpgsqlDbType.Integer, checks);
        Add(Array | NpgsqlDbType.Integer, events);
        Add(Array | NpgsqlDbType.Text, streams);
        Add(Array | NpgsqlDbType.Text, types);
        Add(Array | NpgsqlDbType.Boolean, areNew);
        Add(Array | NpgsqlDbType.Integer, checkStream);
        Add(Array | NpgsqlDbType.Bigint, checkVersion);
        Add(Array | NpgsqlDbType.Integer, eventStream);
        Add(Array | NpgsqlDbType.Text, eventStreamId);
        Add(Array | NpgsqlDbType.Bigint, eventVersion);
        Add(Array | NpgsqlDbType.Uuid, eventId);
        Add(Array | NpgsqlDbType.Text, eventType);
        Add(Array | NpgsqlDbType.Text, clrType);
        Add(Array | NpgsqlDbType.Jsonb, data);
        Add(Array | NpgsqlDbType.Jsonb, headers);
        Add(Array | NpgsqlDbType.Text, correlation);
        Add(Array | NpgsqlDbType.Text, causation);
        Add(Array | NpgsqlDbType.Uuid, commandId);
        Add(Array | NpgsqlDbType.Integer, leaves);
        Add(Array | NpgsqlDbType.Bytea, fingerprint);
        Add(Array | NpgsqlDbType.Bytea, salt);
        Add(Array | NpgsqlDbType.Bytea, entry);

        void Add(NpgsqlDbType type, object value) =>
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value });
    }
}
