using System.Text.Json;
using Decisions.Domain.Serialization;
using NpgsqlTypes;

namespace Decisions.Engine.ReadModels;

/// <summary>
/// A table of few, wide rows: those that a page touches are read as JSON, folded in memory and written back, so that
/// a row's shape stands in one record and in tables.sql, and nowhere else.
/// </summary>
/// <param name="key">The column that, within a community, names a row.</param>
internal sealed class RowTable<TRow>(string table, string key) where TRow : class
{
    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new InstantJsonConverter() },
    };

    private readonly string _read = $"select to_jsonb(t)::text from {{read}}.{table} t where community = $1 and {key} = any ($2)";

    private readonly string _delete = $"delete from {{read}}.{table} where community = $1 and {key} = any ($2)";

    private readonly string _insert =
        $"insert into {{read}}.{table} select * from jsonb_populate_recordset(null::{{read}}.{table}, $1)";

    public async Task<IReadOnlyList<TRow>> Read(PageTransaction transaction, Guid community, Guid[] keys) =>
    [
        .. (await transaction.Texts(_read, community, keys)).Select(json => JsonSerializer.Deserialize<TRow>(json, Columns)!),
    ];

    /// <summary>Folds the facts of a page that are about rows of this table, each row's in order.</summary>
    /// <param name="about">The key of the row that a fact is about; null where it is about none.</param>
    public async Task Fold(
        LogPage page, PageTransaction transaction, Func<LoggedFact, Guid?> about, Func<TRow, Guid> keyOf, Func<TRow?, LoggedFact, TRow> fold)
    {
        var byRow = page.Facts.Where(fact => about(fact) is not null).GroupBy(fact => about(fact)!.Value).ToList();
        if (byRow.Count == 0)
            return;
        Guid[] keys = [.. byRow.Select(group => group.Key)];
        var rows = (await Read(transaction, page.Community, keys)).ToDictionary(keyOf);
        foreach (var facts in byRow)
            rows[facts.Key] = facts.Aggregate(rows.GetValueOrDefault(facts.Key), fold)!;
        await Write(transaction, page.Community, keys, rows.Values);
    }

    public async Task Write(PageTransaction transaction, Guid community, Guid[] keys, IEnumerable<TRow> rows)
    {
        await transaction.Execute(_delete, community, keys);
        var json = JsonSerializer.Serialize(rows, Columns);
        await transaction.Execute(_insert, new Npgsql.NpgsqlParameter { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
    }
}
