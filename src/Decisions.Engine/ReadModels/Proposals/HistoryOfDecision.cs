using System.Text.Json;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>One event of a decision's history.</summary>
/// <param name="Index">Its place in the community's log.</param>
/// <param name="Type">The alias of the event: 'voting_opened'.</param>
/// <param name="Actor">The pseudonym of who acted: a member's id, or 'system' or 'admin'.</param>
/// <param name="ActorName">Null when the actor is no member, or has no name.</param>
/// <param name="Payload">The event as it is stored; null where the question did not ask for it.</param>
public sealed record HistoryItem(
    long Index, Instant At, string Type, string Actor, string? ActorName, JsonElement? Payload);

/// <summary>Which payloads a history shows.</summary>
public enum HistoryPayloads
{
    /// <summary>All but those of ballots, which tell how members voted.</summary>
    AllButBallots,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>What happened to this decision, step by step, its ballots too? The oldest first.</summary>
public sealed class HistoryOfDecision(ReadModelDatabase database)
{
    private const string Sql = """
        select h.index, h.at, h.kind, h.actor, p.name,
               case when $5 or h.kind not in ('ballot_cast', 'ballot_changed', 'ballot_withdrawn') then e.data end
          from {read}.timeline h
          left join decisions.ledger_leaf l on l.community = h.community and l.index = h.index
          left join decisions.mt_events e on e.seq_id = l.seq_id
          left join decisions.person p
            on p.community = h.community and p.member = case when length(h.actor) = 36 then h.actor::uuid end
         where h.community = $1 and h.proposal = $2 and h.index > $3 order by h.index limit $4
        """;

    /// <param name="after">Where the page before ended: a <see cref="HistoryItem.Index"/>.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<HistoryItem, long>>> Ask(
        CommunityId community, ProposalId proposal, HistoryPayloads payloads, long? after, int limit,
        CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [proposal.Value, after ?? -1L, limit + 1, payloads == HistoryPayloads.All], Item, cancel);
        return new(Page<HistoryItem, long>.Of(rows.Value, limit, item => item.Index), rows.NextIndex);
    }

    private static HistoryItem Item(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.Instant(1), row.GetString(2), row.GetString(3), row.TextOrNull(4),
        row.IsDBNull(5) ? null : row.Json<JsonElement>(5));
}
