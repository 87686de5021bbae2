using System.Diagnostics;
using Decisions.Domain.Communities;
using NodaTime;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>A row of the table 'community'.</summary>
internal sealed record CommunityRow(
    Guid Community, long Version, string Name, string Purpose, string TimeZone, Visibility Visibility, Guid FoundedBy,
    Instant FoundedAt)
{
    public static CommunityRow Fold(CommunityRow? row, LoggedFact fact) => fact.Event switch
    {
        CommunityFounded e => new(
            e.CommunityId.Value, fact.Version, e.Name, e.Purpose, e.TimeZone, e.Visibility, e.FoundedBy.Value, fact.At),
        CommunityRenamed e => row! with { Version = fact.Version, Name = e.Name },
        CommunityPurposeRestated e => row! with { Version = fact.Version, Purpose = e.Purpose },
        CommunityTimeZoneChanged e => row! with { Version = fact.Version, TimeZone = e.TimeZone },
        CommunityVisibilityChanged e => row! with { Version = fact.Version, Visibility = e.Visibility },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };
}
