using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Which confirming votes are to open now, as was stated, in any community?</summary>
public sealed class ConfirmationsDue(ReadModelDatabase database)
{
    private const string Sql = """
        select d.community, d.id, d.version from {read}.proposal d
         where d.awaits_confirmation and not d.withdrawn and d.confirm_at <= $1 and d.confirm_until > $1
         order by d.confirm_at limit $2
        """;

    /// <param name="limit">The most to answer, from 1.</param>
    public Task<IReadOnlyList<DueDecision>> Ask(Instant now, int limit, CancellationToken cancel) =>
        DueSql.Ask(database, Sql, now, limit, cancel);
}
