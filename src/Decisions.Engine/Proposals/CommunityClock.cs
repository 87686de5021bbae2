using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>The clock by which a community counts days and the classes that it has named, and the guard that they are so still.</summary>
internal sealed record CommunityClock(DateTimeZone Zone, ImmutableArray<string> Classes, StreamGuard Guard)
{
    public static async Task<CommunityClock> Of(CommunityId community, AggregateReader streams, CancellationToken cancel)
    {
        var loaded = await streams.Community(community, cancel);
        var zone = loaded.State is { } state ? DateTimeZoneProviders.Tzdb[state.TimeZone] : DateTimeZone.Utc;
        return new CommunityClock(zone, loaded.State?.Classes ?? [], new StreamGuard(Streams.Of(community), loaded.Version));
    }
}
