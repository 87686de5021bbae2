using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Which votes are to open by themselves now, as their notice says, in any community?</summary>
public sealed class OpeningsDue(ReadModelDatabase database)
{
    private const string Sql = """
        select d.community, d.id, d.version from {read}.proposal d
         where d.opens_at <= $1 and d.opens_until >= $1 and d.opens_for = d.revision and not d.withdrawn and d.pending is null
         order by d.opens_at limit $2
        """;

    /// <param name="limit">The most to answer, from 1.</param>
    public Task<IReadOnlyList<DueDecision>> Ask(Instant now, int limit, CancellationToken cancel) =>
        DueSql.Ask(database, Sql, now, limit, cancel);
}
