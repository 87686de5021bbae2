using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Engine.ReadModels.Circles;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>What was decided last? Whatever its result was, in the order of the declarations, the latest first.</summary>
public sealed class LatestDecisions(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedDecision.Columns} from {ListedDecision.Tables}
         where d.community = $1 and $2::timestamptz is not null and d.amendment_of is null and d.declared_at is not null and not d.withdrawn
           and ($3::uuid[] is null or d.circle is null or d.circle = any ($3))
         order by d.declared_at desc, d.drafted_index desc limit $4
        """;

    /// <param name="circles">Only what is with one of these circles or with the whole community; all when null.</param>
    /// <param name="now">The instant that statuses are of.</param>
    public async Task<ImmutableArray<ListedDecision>> Ask(
        CommunityId community, IReadOnlyCollection<CircleId>? circles, Instant now, int limit, CancellationToken cancel) =>
        [.. (await database.Rows(community, Sql, [now.RoundedUp(), InCircleSql.Parameter(circles), limit], ListedDecision.Of, cancel)).Value];
}
