using NodaTime.TimeZones;

namespace Decisions.Server.Pages.Communities;

/// <summary>A time zone as a form offers it.</summary>
public sealed record OfferedZone(string Id, string Region, string Name);

/// <summary>Time zones by the part of the world and the city that they are named after.</summary>
public static class TimeZones
{
    public static IReadOnlyList<IGrouping<string, OfferedZone>> ByRegion { get; } =
    [
        .. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.ZoneId).Distinct()
            .Where(id => id.Contains('/'))
            .Select(Offer)
            .OrderBy(zone => zone.Name, StringComparer.Ordinal)
            .GroupBy(zone => zone.Region)
            .OrderBy(region => region.Key, StringComparer.Ordinal),
    ];

    private static OfferedZone Offer(string id)
    {
        var (region, city) = (id[..id.IndexOf('/')], id[(id.IndexOf('/') + 1)..]);
        return new OfferedZone(id, region, city.Replace('_', ' ').Replace("/", ", "));
    }
}
