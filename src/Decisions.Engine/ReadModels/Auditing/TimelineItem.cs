using System.Text.Json;
using Decisions.Domain.Auditing;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>One event of a community's timeline.</summary>
/// <param name="Index">Its place in the community's log.</param>
/// <param name="Type">The alias of the event: 'voting_opened'.</param>
/// <param name="Actor">The pseudonym of who acted: a member's id, or 'system' or 'admin'.</param>
/// <param name="ActorName">Null when the actor is no member, or has no name.</param>
/// <param name="Channel">The way by which it reached the record.</param>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Decision">The proposal that it concerns, or null.</param>
/// <param name="Member">The member whom it concerns, whoever acted, or null.</param>
/// <param name="MemberName">Null when there is no member, or no name.</param>
/// <param name="Notice">Why it needs a look; null for most.</param>
/// <param name="DueAt">Where the notice is about time: when voting ended, or was to end, just before.</param>
/// <param name="Payload">The event as it is stored; null where it is not told.</param>
public sealed record TimelineItem(
    long Index, Instant At, string Type, string Actor, string? ActorName, string Channel, string Stream, long Version,
    ProposalId? Decision, MemberId? Member, string? MemberName, RuleId? Rule, RoundId? Round, Notice? Notice, Instant? DueAt,
    JsonElement? Payload)
{
    internal const string Columns = """
        t.index, t.at, t.kind, t.actor, a.name, t.channel, coalesce(e.stream_id, ''), coalesce(e.version, 0),
        t.proposal, t.member, m.name, t.rule, t.round, t.notice, t.due_at, e.data
        """;

    internal const string Joins = """
        left join decisions.ledger_leaf l on l.community = $1 and l.index = t.index
        left join decisions.mt_events e on e.seq_id = l.seq_id
        left join decisions.person a on a.community = $1 and a.member = case when length(t.actor) = 36 then t.actor::uuid end
        left join decisions.person m on m.community = $1 and m.member = t.member
        """;

    internal static TimelineItem Of(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.Instant(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5),
        row.GetString(6), row.GetInt64(7), IdOrNull<ProposalId>(row, 8), IdOrNull<MemberId>(row, 9), row.TextOrNull(10),
        IdOrNull<RuleId>(row, 11), IdOrNull<RoundId>(row, 12), row.WordOrNull<Notice>(13), row.InstantOrNull(14),
        row.IsDBNull(15) ? null : row.Json<JsonElement>(15));

    private static TId? IdOrNull<TId>(NpgsqlDataReader row, int field) where TId : struct, Domain.IId<TId> =>
        row.IsDBNull(field) ? null : row.Id<TId>(field);
}
