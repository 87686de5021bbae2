using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Serialization;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels;

/// <summary>Reads the fields of a row as the domain's types.</summary>
internal static class RowFields
{
    public static TId Id<TId>(this NpgsqlDataReader row, int field) where TId : struct, IId<TId> =>
        TId.From(row.GetGuid(field));

    public static TId? IdOrNull<TId>(this NpgsqlDataReader row, int field) where TId : struct, IId<TId> =>
        row.IsDBNull(field) ? null : row.Id<TId>(field);

    public static Instant Instant(this NpgsqlDataReader row, int field) =>
        NodaTime.Instant.FromDateTimeUtc(row.GetDateTime(field));

    public static Instant? InstantOrNull(this NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? null : row.Instant(field);

    public static LocalDate? DayOrNull(this NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? null : LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(field));

    public static string? TextOrNull(this NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? null : row.GetString(field);

    public static TEnum Word<TEnum>(this NpgsqlDataReader row, int field) where TEnum : struct, Enum =>
        Words<TEnum>.Parse(row.GetString(field));

    public static TEnum? WordOrNull<TEnum>(this NpgsqlDataReader row, int field) where TEnum : struct, Enum =>
        row.IsDBNull(field) ? null : row.Word<TEnum>(field);

    public static T Json<T>(this NpgsqlDataReader row, int field) =>
        JsonSerializer.Deserialize<T>(row.GetString(field), StoredJson.Options)!;
}
