using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Circles;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>
/// On what may I still vote and have not? Open rounds whose roll includes the member, without a ballot of theirs that
/// stands; the one that closes first comes first.
/// </summary>
public sealed class DecisionsNeedingMyVote(ReadModelDatabase database)
{
    private static readonly string Sql = $$"""
        select {{ListedDecision.Columns}} from {{ListedDecision.Tables}}
         where d.community = $1 and d.round_id is not null and d.verdict is null and not d.withdrawn
           and not d.closed_early and d.closes_at >= $2
           and exists (
             select from {read}.standing s
              where s.community = $1 and s.member = $3 and s.standing = 'joined'
                and s.from_index < d.roll_as_of and s.to_index >= d.roll_as_of
                and s.joined_at + d.minimum_membership_days * interval '24 hours' <= d.roll_drawn_at
                and {{InCircleSql.Of("d.roll_circle", "d.roll_as_of")}} and (d.decider is null or s.member = d.decider))
           and not exists (
             select from {read}.ballot b
              where b.community = $1 and b.round = d.round_id and b.member = $3 and b.choice is not null)
         order by d.closes_at, d.drafted_index
        """;

    public async Task<Fresh<ImmutableArray<ListedDecision>>> Ask(
        CommunityId community, MemberId member, Instant now, CancellationToken cancel)
    {
        var rows = await database.Rows(community, Sql, [now.RoundedUp(), member.Value], ListedDecision.Of, cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
