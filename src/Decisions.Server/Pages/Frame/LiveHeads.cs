using System.Collections.Concurrent;
using Decisions.Domain.Communities;
using Decisions.EventStore;

namespace Decisions.Server.Pages.Frame;

/// <summary>How far logs go, looked up at most once in a while for all the browsers that wait for it.</summary>
public sealed class LiveHeads(IEventStore store, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<CommunityId, Look> _looks = new();

    public async Task<long> Of(CommunityId community)
    {
        var now = time.GetTimestamp();
        var look = _looks.AddOrUpdate(
            community, _ => Take(community, now),
            (_, last) => time.GetElapsedTime(last.At, now) < Interval ? last : Take(community, now));
        return await look.NextIndex.Value;
    }

    private Look Take(CommunityId community, long at) =>
        new(at, new Lazy<Task<long>>(async () => (await store.Head(community.Value)).NextIndex));

    private sealed record Look(long At, Lazy<Task<long>> NextIndex);
}
