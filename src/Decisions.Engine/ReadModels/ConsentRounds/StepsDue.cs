using Decisions.Engine.ReadModels.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.ConsentRounds;

/// <summary>Which consent rounds are past the time of their step, in any community?</summary>
public sealed class StepsDue(ReadModelDatabase database)
{
    private const string Sql = """
        select c.community, c.proposal, c.version from {read}.consent_round c
          join {read}.proposal d on d.community = c.community and d.id = c.proposal
         where c.goes_on_at < $1 and not d.withdrawn order by c.goes_on_at limit $2
        """;

    /// <param name="limit">The most to answer, from 1.</param>
    public Task<IReadOnlyList<DueDecision>> Ask(Instant now, int limit, CancellationToken cancel) =>
        DueSql.Ask(database, Sql, now, limit, cancel);
}
