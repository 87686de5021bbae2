using Decisions.Domain;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Decisions.Engine.ReadModels;

/// <summary>Columns whose type in the database does not follow from that of their values.</summary>
internal static class ColumnOf
{
    public static NpgsqlParameter Json(string?[] values) => new()
    {
        Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
    };

    public static NpgsqlParameter Id<TId>(TId? id) where TId : struct, IId<TId> => new()
    {
        Value = id is { } known ? known.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid,
    };

    public static NpgsqlParameter Instant(Instant? value) => new()
    {
        Value = value is { } at ? at.ToDateTimeUtc() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz,
    };

    public static NpgsqlParameter Instants(IEnumerable<Instant?> values) => new()
    {
        Value = values.Select(value => value?.ToDateTimeUtc()).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };
}
