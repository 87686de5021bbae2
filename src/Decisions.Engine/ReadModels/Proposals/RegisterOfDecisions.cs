using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Circles;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>What has been proposed and decided here? The newest first.</summary>
public sealed class RegisterOfDecisions(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedDecision.Columns} from {ListedDecision.Tables}
         where d.community = $1 and d.amendment_of is null and d.drafted_index < $3 and strpos(d.title_folded, $4) > 0
           and (cardinality($5) = 0 or {StatusSql.AtSecondParameter} = any ($5))
           and (not $6 or not d.indicative and (d.verdict is not null or (d.withdrawn and d.round_id is not null)))
           and ($7 = '' or d.topic = $7)
           and ($8::uuid is null or d.circle = $8)
           and ($9::uuid[] is null or d.circle is null or d.circle = any ($9))
         order by d.drafted_index desc limit $10
        """;

    /// <param name="onlyRegister">
    /// Only what the register is in the narrow sense: results declared, and proposals withdrawn after voting on them had
    /// opened. Else what is drafted and voted on too.
    /// </param>
    /// <param name="statuses">Only proposals of these statuses; all when empty.</param>
    /// <param name="text">Only proposals whose title holds this, in upper or lower case; all when null or empty.</param>
    /// <param name="now">The instant that statuses are of.</param>
    /// <param name="before">Where the page before ended: a <see cref="ListedDecision.DraftedIndex"/>.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    /// <param name="topic">Only proposals of this topic; all when null or empty.</param>
    /// <param name="circle">Only what is with this circle; all when null.</param>
    /// <param name="circles">Only what is with one of these circles or with the whole community; all when null.</param>
    public async Task<Fresh<Page<ListedDecision, long>>> Ask(
        CommunityId community, bool onlyRegister, ImmutableArray<ProposalStatus> statuses, string? text, Instant now,
        long? before, int limit, CancellationToken cancel, string? topic = null, CircleId? circle = null, IReadOnlyCollection<CircleId>? circles = null)
    {
        string[] words = [.. statuses.Select(Words<ProposalStatus>.Of)];
        var rows = await database.Rows(
            community, Sql,
            [now.RoundedUp(), before ?? long.MaxValue, (text ?? "").Trim().ToLowerInvariant(), words, onlyRegister, (topic ?? "").Trim(), InCircleSql.Parameter(circle), InCircleSql.Parameter(circles), limit + 1],
            ListedDecision.Of, cancel);
        return new(Page<ListedDecision, long>.Of(rows.Value, limit, decision => decision.DraftedIndex), rows.NextIndex);
    }
}
