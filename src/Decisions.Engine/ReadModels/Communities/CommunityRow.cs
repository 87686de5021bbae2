using System.Diagnostics;
using Decisions.Domain.Communities;
using Decisions.Domain.Redactions;
using NodaTime;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>A row of the table 'community'.</summary>
internal sealed record CommunityRow(
    Guid Community, long Version, string Name, string Purpose, string TimeZone, Visibility Visibility, Guid FoundedBy,
    Instant FoundedAt, long PurposeVersion)
{
    public static CommunityRow Fold(CommunityRow? row, LoggedFact fact) => fact.Event switch
    {
        CommunityFounded e => new(
            e.CommunityId.Value, fact.Version, e.Name, e.Purpose, e.TimeZone, e.Visibility, e.FoundedBy.Value, fact.At,
            fact.Version),
        CommunityRenamed e => row! with { Version = fact.Version, Name = e.Name },
        CommunityPurposeRestated e => row! with { Version = fact.Version, Purpose = e.Purpose, PurposeVersion = fact.Version },
        CommunityTimeZoneChanged e => row! with { Version = fact.Version, TimeZone = e.TimeZone },
        CommunityVisibilityChanged e => row! with { Version = fact.Version, Visibility = e.Visibility },
        LogKeyRotated => row! with { Version = fact.Version },
        WitnessesNamed or TellersNamed or ClassesNamed or TopicsNamed or AmendmentRuleNamed => row! with { Version = fact.Version },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    /// <summary>The row where words were taken out of one of the community's events.</summary>
    public CommunityRow Redacted(PayloadRedacted redacted) => (redacted.Version == PurposeVersion, redacted.RemainingEvent()) switch
    {
        (true, CommunityFounded e) => this with { Purpose = e.Purpose },
        (true, CommunityPurposeRestated e) => this with { Purpose = e.Purpose },
        _ => this,
    };
}
