using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Circles;
using NodaTime;

namespace Decisions.Engine.Reminders;

/// <summary>
/// Of which open rounds is it time to remind, and whom? The answers say where to look: whether someone has voted is asked again of
/// the events before anything is sent.
/// </summary>
public sealed class RemindersDue(ReadModelDatabase database)
{
    /// <summary>In the last hours, as many as the rule of the round says or else the server, and never in the first quarter of the time that it is open.</summary>
    private const string RoundsSql = """
        select d.community, d.id from {read}.proposal d
         where d.round_id is not null and d.verdict is null and not d.withdrawn and not d.closed_early and d.pending is null
           and d.closes_at > $1 and coalesce(d.reminder_hours, 1) > 0
           and greatest(d.closes_at - coalesce(d.reminder_hours * interval '1 hour', $2), d.opened_at + (d.closes_at - d.opened_at) / 4) <= $1
         order by d.closes_at
        """;

    private static readonly string MembersSql = $$"""
        select s.member from {read}.standing s
          join decisions.person p on p.community = s.community and p.member = s.member and p.email is not null
         where s.community = $1 and s.standing = 'joined' and s.from_index < $3 and s.to_index >= $3
           and s.joined_at + $4 * interval '24 hours' <= $5
           and {{InCircleSql.Of("$7::uuid", "$3")}}
           and exists (
             select from {read}.standing n
              where n.community = $1 and n.member = s.member and n.standing = 'joined' and n.to_index = 9223372036854775807)
           and not exists (
             select from {read}.ballot b where b.community = $1 and b.round = $2 and b.member = s.member and b.choice is not null)
           and not exists (select from decisions.reminders_off o where o.community = $1 and o.member = s.member)
           and not exists (
             select from decisions.reminder r
              where r.community = $1 and r.round = $2 and r.member = s.member and (r.sent_at is not null or r.again_at is null or r.again_at > $6))
         order by s.member
        """;

    /// <param name="before">How long before voting closes, where the rule does not say.</param>
    public async Task<IReadOnlyList<(CommunityId Community, ProposalId Proposal)>> Rounds(Instant now, Duration before, CancellationToken cancel) =>
        await database.Rows(
            RoundsSql, [now.ToDateTimeUtc(), before.ToTimeSpan()], row => (new CommunityId(row.GetGuid(0)), new ProposalId(row.GetGuid(1))), cancel);

    /// <summary>
    /// Who may vote in a round, has joined still and has not voted, can be reached and wants to be, and was not reminded of it.
    /// </summary>
    public async Task<IReadOnlyList<MemberId>> Members(CommunityId community, Round round, Instant now, CancellationToken cancel) =>
        (await database.Rows(
            community, MembersSql,
            [round.Id.Value, round.Roll.AsOfIndex, round.Terms.Franchise.MinimumMembershipDays, round.Roll.DrawnAt.ToDateTimeUtc(), now.ToDateTimeUtc(), InCircleSql.Parameter(round.Roll.Circle)],
            row => new MemberId(row.GetGuid(0)), cancel)).Value;
}
