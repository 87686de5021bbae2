using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Members;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Someone on an electoral roll.</summary>
/// <param name="Name">Null when nobody gave a name, or it has been erased.</param>
public sealed record OnRoll(MemberId Id, string? Name);

/// <summary>Who is on the roll, by name? As it is printed, and as a teller looks somebody up.</summary>
public sealed class RollByName(ReadModelDatabase database)
{
    private static readonly string Sql = $$"""
        with named as (
          select s.member, p.name, p.name is null as is_nameless, {{MembersByName.Letters("p.name")}} as letters
            from {{ListedMember.Tables}}
           where s.community = $1 and s.standing = 'joined' and s.from_index < $2 and s.to_index >= $2
             and s.joined_at + $3 * interval '24 hours' <= $4
             and {{InCircleSql.Of("$8::uuid", "$2")}} and ($9::uuid is null or s.member = $9)
        )
        select n.member, n.name from named n
         where strpos(n.letters, {{MembersByName.Letters("$5::text")}}) > 0
           and ($6::uuid is null
                or (n.is_nameless, n.letters, n.member) > (select a.is_nameless, a.letters, a.member from named a where a.member = $6))
         order by n.is_nameless, n.letters, n.member limit $7
        """;

    /// <summary>A roll that was drawn.</summary>
    /// <param name="like">What their names hold, without regard to case and accents; empty for everyone.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public Task<Page<OnRoll, MemberId>> Ask(
        CommunityId community, ElectoralRoll roll, Franchise franchise, string like, MemberId? after, int limit, CancellationToken cancel) =>
        Ask(community, roll.AsOfIndex, roll.DrawnAt, franchise, roll.Circle, like, after, limit, cancel);

    /// <summary>Who would be on a roll that were drawn at an instant, of those who are members now.</summary>
    public Task<Page<OnRoll, MemberId>> IfDrawn(
        CommunityId community, Instant at, Franchise franchise, CircleId? circle, MemberId? after, int limit, CancellationToken cancel) =>
        Ask(community, long.MaxValue, at, franchise, circle, "", after, limit, cancel);

    private async Task<Page<OnRoll, MemberId>> Ask(
        CommunityId community, long asOfIndex, Instant drawnAt, Franchise franchise, CircleId? circle, string like, MemberId? after, int limit,
        CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql,
            [
                asOfIndex, franchise.MinimumMembershipDays, drawnAt.RoundedDown().ToDateTimeUtc(), like, (object?)after?.Value ?? DBNull.Value,
                limit + 1L, InCircleSql.Parameter(circle), (object?)franchise.Decider?.Value ?? DBNull.Value,
            ],
            row => new OnRoll(row.Id<MemberId>(0), row.TextOrNull(1)), cancel);
        return Page<OnRoll, MemberId>.Of(rows.Value, limit, listed => listed.Id);
    }
}
