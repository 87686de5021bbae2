using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Asks of which decisions something is due.</summary>
internal static class DueSql
{
    /// <param name="sql">Answers a community, a proposal and its version in each row; $1 is the instant, $2 the most to answer.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public static async Task<IReadOnlyList<DueDecision>> Ask(
        ReadModelDatabase database, string sql, Instant now, int limit, CancellationToken cancel) =>
        await database.Rows(
            sql, [now.RoundedDown().ToDateTimeUtc(), limit], row => new DueDecision(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetInt64(2)), cancel);
}
