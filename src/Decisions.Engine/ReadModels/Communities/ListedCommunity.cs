using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>A community as it is listed.</summary>
/// <param name="Version">The version of its stream.</param>
public sealed record ListedCommunity(
    CommunityId Id, long Version, string Name, string Purpose, string TimeZone, Visibility Visibility, MemberId FoundedBy,
    Instant FoundedAt)
{
    internal const string Columns =
        "c.community, c.version, c.name, c.purpose, c.time_zone, c.visibility, c.founded_by, c.founded_at";

    internal static ListedCommunity Of(NpgsqlDataReader row) => new(
        row.Id<CommunityId>(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4),
        row.Word<Visibility>(5), row.Id<MemberId>(6), row.Instant(7));
}
