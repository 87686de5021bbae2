using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>A turn of a member in a role of a circle that passes on in an order.</summary>
/// <param name="Name">The circle's own name for the role, or null.</param>
public sealed record TurnOfMine(CircleId Circle, CircleRole Role, string? Name, LocalDate From, LocalDate Until);

/// <summary>Which turns in roles of circles that they are in does a member have to come?</summary>
public sealed class TurnsOfMine(ReadModelDatabase database)
{
    private const string Sql = """
        select r.circle, r.role, r.name, r.turn_from, r.turn_until from {read}.rotation r
          join {read}.circle_member m on m.community = r.community and m.circle = r.circle and m.member = r.turn_member and m.to_index = 9223372036854775807
          join {read}.standing s on s.community = r.community and s.member = r.turn_member and s.standing = 'joined' and s.to_index = 9223372036854775807
         where r.community = $1 and r.turn_member = $2 and r.turn_from > $3 and m.since >= s.joined_at
         order by r.turn_from, r.circle, r.role, r.folded
        """;

    /// <param name="today">The day it is by the community's clock.</param>
    public async Task<IReadOnlyList<TurnOfMine>> Ask(CommunityId community, MemberId member, LocalDate today, CancellationToken cancel) =>
        (await database.Rows(community, Sql, [member.Value, today.ToDateOnly()], row => new TurnOfMine(
            row.Id<CircleId>(0), row.Word<CircleRole>(1), row.TextOrNull(2), row.DayOrNull(3)!.Value, row.DayOrNull(4)!.Value), cancel)).Value;
}
