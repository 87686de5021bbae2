using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Which rounds have closed and await their result, in any community?</summary>
public sealed class RoundsDue(ReadModelDatabase database)
{
    private const string Sql = """
        select d.community, d.id, d.version from {read}.proposal d
         where d.round_id is not null and d.verdict is null and d.superseded_round is distinct from d.round_id and not d.withdrawn and d.pending is null
           and (d.closed_early or d.closes_at < $1)
         order by d.closes_at limit $2
        """;

    /// <param name="limit">The most to answer, from 1.</param>
    public Task<IReadOnlyList<DueDecision>> Ask(Instant now, int limit, CancellationToken cancel) =>
        DueSql.Ask(database, Sql, now, limit, cancel);
}
