using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Circles;
using NodaTime;

namespace Decisions.Engine.Circles;

/// <summary>A circle with who is in it, as somebody reads it.</summary>
/// <param name="Version">Of the stream of who is in it.</param>
/// <param name="In">Those who are in it and members of the community still, neither suspended nor gone.</param>
/// <param name="Terms">Those of them that run or are to come, the role first.</param>
/// <param name="Blocked">Terms that run or are to come of those who are in the circle no more: nobody fills the role by them.</param>
/// <param name="Rotations">The roles that pass on in an order; none where the circle is closed.</param>
/// <param name="Asking">Those who ask to join it and could.</param>
/// <param name="Refusal">Why the reader was not let in when they asked last; null where they were not refused.</param>
/// <param name="Standing">How the reader stands in it.</param>
/// <param name="Follows">Whether the reader follows it.</param>
/// <param name="Today">The day that it is by the community's clock.</param>
public sealed record ReadCircle(
    Circle Circle, CircleTree Circles, long Version, ImmutableArray<MemberId> In, ImmutableArray<RoleTerm> Terms, ImmutableArray<RoleTerm> Blocked,
    ImmutableArray<ReadRotation> Rotations, ImmutableArray<AskedToJoin> Asking, string? Refusal,
    CircleStanding Standing, bool Follows, LocalDate Today);

/// <summary>A role that passes on in an order, as it stands.</summary>
/// <param name="Now">The term that runs, by whomever it is filled; null where nobody fills the role.</param>
/// <param name="Next">The turn that is to come on record, or null.</param>
/// <param name="IsStuck">Whether none is to come: nobody of the order is in the circle who was not passed over.</param>
public sealed record ReadRotation(Rotation Rotation, RoleTerm? Now, RoleTerm? Next, bool IsStuck);

/// <summary>Questions about a circle: who is in it is answered from its own stream, so that it is never behind.</summary>
public sealed class CircleReading(DecisionsEngine engine, CirclesOfMine mine, JoinedMembers joined)
{
    /// <summary>Null where there is no such circle.</summary>
    public async Task<ReadCircle?> Load(CommunityId community, CircleId id, Actor actor, CancellationToken cancel)
    {
        var circles = (await engine.Streams.Circles(community, cancel)).State ?? CircleTree.None;
        if (circles.Find(id) is not { } circle)
            return null;
        var (state, version) = await engine.Streams.CircleMembers(community, id, cancel);
        var members = state ?? CircleMembers.Empty(id);
        var since = await joined.Since(community, [.. members.In.Keys, .. members.Asked.Select(each => each.MemberId)], cancel);
        var clock = await CommunityClock.Of(community, engine.Streams, cancel);
        var today = (await engine.Store.Head(community.Value, cancel)).Now.InZone(clock.Zone).Date;
        var follows = actor is { Member: { } reader } && actor.Community == community && (await mine.Ask(community, reader, cancel)).Followed.Contains(id);
        var terms = members.Terms.Where(term => term.Until >= today).OrderBy(term => term.Role).ThenBy(term => term.Name, StringComparer.OrdinalIgnoreCase).ThenBy(term => term.From).ToList();
        return new ReadCircle(
            circle, circles, version, [.. members.In.Keys.Where(Has)],
            [.. terms.Where(term => Has(term.MemberId))], [.. terms.Where(term => !Has(term.MemberId))],
            circle.IsClosed ? [] : [.. members.Rotations.OrderBy(each => each.Role).ThenBy(each => each.Name, StringComparer.OrdinalIgnoreCase).Select(Read)],
            [.. members.Asked.Where(each => since.ContainsKey(each.MemberId))],
            actor.Community == community && actor.Member is { } own ? members.Refusals.GetValueOrDefault(own) : null,
            await CircleStanding.Of(id, community, actor, engine, cancel), follows, today);

        ReadRotation Read(Rotation rotation)
        {
            var filled = members.Terms.Where(term => term.IsOf(rotation.Role, rotation.Name) && Has(term.MemberId)).ToList();
            var next = filled.FirstOrDefault(term => term.ByRotation && term.From > today);
            return new ReadRotation(
                rotation, filled.FirstOrDefault(term => term.RunsOn(today)), next, next is null && rotation.Due(members.Terms, Has, today) is null);
        }

        bool Has(MemberId member) => members.Has(since.TryGetValue(member, out var at) ? new Member(member, Standing.Joined) { JoinedAt = at } : null);
    }
}
