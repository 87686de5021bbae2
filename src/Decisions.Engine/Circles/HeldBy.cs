using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Circles;

/// <summary>Which of those who fill a role, or have a place in its order, are in the circle now; and the guards that they are so still.</summary>
internal sealed record HeldBy(ImmutableHashSet<MemberId> In, ImmutableArray<StreamGuard> Guards)
{
    public static HeldBy Nobody { get; } = new([], []);

    public bool AreIn(MemberId member) => In.Contains(member);

    /// <param name="also">Others whom it is asked of.</param>
    public static async Task<HeldBy> Of(
        CircleMembers? circle, CircleRole role, string? name, CommunityId community, AggregateReader streams, CancellationToken cancel, IEnumerable<MemberId>? also = null)
    {
        var named = circle?.Terms.Where(term => term.IsOf(role, name?.Trim())).Select(term => term.MemberId) ?? [];
        var placed = circle?.RotationOf(role, name?.Trim())?.Order ?? [];
        var (found, guards) = (ImmutableHashSet.CreateBuilder<MemberId>(), ImmutableArray.CreateBuilder<StreamGuard>());
        foreach (var id in named.Concat(placed).Concat(also ?? []).Distinct())
        {
            var member = await streams.Member(community, id, cancel);
            if (circle?.Has(member.State) == true)
                found.Add(id);
            guards.Add(new StreamGuard(Streams.Of(id), member.Version));
        }
        return new HeldBy(found.ToImmutable(), guards.ToImmutable());
    }
}
