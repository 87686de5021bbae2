using Decisions.Domain.Members;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>A member as the register of members lists them.</summary>
/// <param name="Name">Null when nobody gave a name, or it has been erased.</param>
/// <param name="Version">The version of the member's stream.</param>
/// <param name="Since">Since when they stand as they do.</param>
/// <param name="JoinedAt">When their unbroken membership began; null for one who is no member.</param>
/// <param name="Class">Of which class they are, or null.</param>
/// <param name="Votes">How many votes they have where a rule counts them.</param>
public sealed record ListedMember(
    MemberId Id, string? Name, long Version, Standing Standing, Instant Since, Instant? JoinedAt,
    string? Class, long Votes)
{
    internal const string Columns = "s.member, p.name, s.version, s.standing, s.since, s.joined_at, c.class, coalesce(c.votes, 1) as votes";

    internal const string Tables = """
        {read}.standing s left join decisions.person p on p.community = s.community and p.member = s.member
          left join {read}.placement c on c.community = s.community and c.member = s.member and c.to_index = 9223372036854775807
        """;

    internal static ListedMember Of(NpgsqlDataReader row) => new(
        row.Id<MemberId>(0), row.TextOrNull(1), row.GetInt64(2), row.Word<Standing>(3), row.Instant(4), row.InstantOrNull(5),
        row.TextOrNull(6), row.GetInt64(7));
}
