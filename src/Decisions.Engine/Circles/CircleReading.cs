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
/// <param name="Asking">Those who ask to join it and could.</param>
/// <param name="Refusal">Why the reader was not let in when they asked last; null where they were not refused.</param>
/// <param name="Standing">How the reader stands in it.</param>
/// <param name="Follows">Whether the reader follows it.</param>
/// <param name="Today">The day that it is by the community's clock.</param>
public sealed record ReadCircle(
    Circle Circle, CircleTree Circles, long Version, ImmutableArray<MemberId> In, ImmutableArray<RoleTerm> Terms, ImmutableArray<AskedToJoin> Asking,
    string? Refusal, CircleStanding Standing, bool Follows, LocalDate Today);

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
        return new ReadCircle(
            circle, circles, version, [.. members.In.Keys.Where(Has)],
            [.. members.Terms.Where(term => term.Until >= today && Has(term.MemberId)).OrderBy(term => term.Role).ThenBy(term => term.Name, StringComparer.OrdinalIgnoreCase).ThenBy(term => term.From)],
            [.. members.Asked.Where(each => since.ContainsKey(each.MemberId))],
            actor.Community == community && actor.Member is { } own ? members.Refusals.GetValueOrDefault(own) : null,
            await CircleStanding.Of(id, community, actor, engine, cancel), follows, today);

        bool Has(MemberId member) => members.Has(since.TryGetValue(member, out var at) ? new Member(member, Standing.Joined) { JoinedAt = at } : null);
    }
}
