using Decisions.Domain.Communities;
using NodaTime;

namespace Decisions.Engine.ReadModels.FollowThrough;

/// <summary>Which decisions are in force here? The newest first.</summary>
public sealed class DecisionsInForceList(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {DecisionInForce.Columns} from {DecisionInForce.Tables}
         where d.community = $1 and {InForceSql.IsInForce} and d.drafted_index < $3 and ($4 = '' or d.topic = $4)
           and (not $5 or f.review_on <= $6)
         order by d.drafted_index desc limit $7
        """;

    /// <param name="topic">Only decisions of this topic; all when null or empty.</param>
    /// <param name="dueBy">Only those whose review is due on this day, by the community's clock, or was before it; all when null.</param>
    /// <param name="before">Where the page before ended: the index at which its last decision was drafted.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<DecisionInForce, long>>> Ask(
        CommunityId community, string? topic, LocalDate? dueBy, Instant now, long? before, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql,
            [
                now.RoundedUp(), before ?? long.MaxValue, (topic ?? "").Trim(), dueBy is not null, (dueBy ?? new LocalDate(1, 1, 1)).ToDateOnly(),
                limit + 1,
            ],
            DecisionInForce.Of, cancel);
        return new(Page<DecisionInForce, long>.Of(rows.Value, limit, each => each.Decision.DraftedIndex), rows.NextIndex);
    }
}
