using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Following;
using NodaTime;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>A role of which the next turn is to be put on record.</summary>
/// <param name="Name">The circle's own name for it, or null.</param>
/// <param name="Version">The version that the circle's stream stands at, as far as the read models know.</param>
public readonly record struct DueTurn(CommunityId Community, CircleId Circle, CircleRole Role, string? Name, long Version) : IDue
{
    Guid IDue.Key => DerivedId.From("rotation", $"{Circle}/{Role}/{Name?.ToUpperInvariant()}");
}

/// <summary>
/// Of which roles, in any community, is no turn to come on record: the last one has begun by the community's clock, stands no more,
/// or is of somebody who is not in the circle. Where nobody of the order is in it, none is due.
/// </summary>
public sealed class TurnsDue(ReadModelDatabase database)
{
    private const string Sql = """
        select r.community, r.circle, r.role, r.name, r.version, r.turn_from, c.time_zone, i.has_turn
          from {read}.rotation r
          join {read}.community c on c.community = r.community
         cross join lateral (
           select bool_or(m.member = r.turn_member) as has_turn, bool_or(m.member = any (r.turn_order)) as has_any
             from {read}.circle_member m
             join {read}.standing s on s.community = m.community and s.member = m.member and s.standing = 'joined' and s.to_index = 9223372036854775807
            where m.community = r.community and m.circle = r.circle and m.to_index = 9223372036854775807 and m.since >= s.joined_at
              and m.member = any (r.turn_order || r.turn_member)) i
         where i.has_any and (r.turn_from is null or r.turn_from <= $1 or i.has_turn is not true)
         order by r.turn_from nulls first, r.community, r.circle, r.role, r.folded limit $2
        """;

    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<IReadOnlyList<DueTurn>> Ask(Instant now, int limit, CancellationToken cancel)
    {
        // Somewhere it may be tomorrow already; which day it is where the community is, its own clock says.
        var tomorrow = now.InUtc().Date.PlusDays(1).ToDateOnly();
        var rows = await database.Rows(Sql, [tomorrow, limit], row => (
            Due: new DueTurn(row.Id<CommunityId>(0), row.Id<CircleId>(1), row.Word<CircleRole>(2), row.TextOrNull(3), row.GetInt64(4)),
            From: row.DayOrNull(5), Zone: row.GetString(6), Stands: !row.IsDBNull(7) && row.GetBoolean(7)), cancel);
        return [.. rows.Where(row => row.From is not { } from || !row.Stands || from <= now.InZone(DateTimeZoneProviders.Tzdb[row.Zone]).Date).Select(row => row.Due)];
    }
}
