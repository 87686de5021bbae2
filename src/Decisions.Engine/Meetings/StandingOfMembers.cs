using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proxies;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Meetings;

/// <summary>Which members of those that a quorum may count have joined and are not suspended, and the guards that none of them is meanwhile.</summary>
internal sealed record StandingOfMembers(ImmutableHashSet<MemberId> Joined, ImmutableArray<StreamGuard> Guards)
{
    public bool HasJoined(MemberId member) => Joined.Contains(member);

    /// <summary>Of those who are present at a meeting, and of those who gave a proxy for it or for what it decides.</summary>
    public static async Task<StandingOfMembers> At(
        Meeting meeting, IEnumerable<ProposalProxies?> proxies, MeetingProxies? atMeeting, CommunityId community, DecisionsEngine engine, CancellationToken cancel)
    {
        var joined = ImmutableHashSet.CreateBuilder<MemberId>();
        var guards = ImmutableArray.CreateBuilder<StreamGuard>();
        var appointers = proxies.SelectMany(of => of?.All ?? []).Select(proxy => proxy.MemberId).Concat(atMeeting?.All.Select(proxy => proxy.MemberId) ?? []);
        foreach (var id in meeting.Present.Concat(appointers).Distinct())
        {
            var member = await engine.Streams.Member(community, id, cancel);
            guards.Add(new StreamGuard(Streams.Of(id), member.Version));
            if (member.State is { Standing: Standing.Joined })
                joined.Add(id);
        }
        return new StandingOfMembers(joined.ToImmutable(), guards.ToImmutable());
    }
}
