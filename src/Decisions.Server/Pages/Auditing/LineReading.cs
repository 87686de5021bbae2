using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Auditing;

/// <summary>Puts events of a timeline into words, with what else these are taken from.</summary>
public sealed class LineReading(DecisionsEngine engine)
{
    private const int AtOnce = 16;

    /// <param name="items">As the reader may see them.</param>
    public async Task<ImmutableArray<TimelineLine>> Of(
        CommunityId community, IReadOnlyCollection<TimelineItem> items, CommunityTime times, CancellationToken cancel)
    {
        var proposals = await Each(items.Select(item => item.Decision), id => engine.Streams.Proposal(community, id, cancel));
        var rules = await Each(
            items.Where(item => item.Type is "rule_amended" or "rule_retired").Select(item => item.Rule),
            id => engine.Streams.Rule(community, id, cancel));
        var context = new EventContext(
            times,
            proposals.Select(loaded => loaded.State).OfType<Proposal>().ToDictionary(proposal => proposal.Id),
            rules.Select(loaded => loaded.State).OfType<Rule>().ToDictionary(rule => rule.Id),
            items.Any(item => item.Type.StartsWith("community_", StringComparison.Ordinal)) ? await States(community, cancel) : [])
        {
            Circles = items.Any(item => item.Type.Contains("circle", StringComparison.Ordinal) || item.Type is "joining_refused" or "decision_handed_on")
                ? (await engine.Streams.Circles(community, cancel)).State
                : null,
        };
        return [.. items.Select(item => Line(item, context))];
    }

    private static TimelineLine Line(TimelineItem item, EventContext context) => new(
        item, PersonInWords.Of(item.Actor, item.ActorName),
        EventInWords.Of(new EventToTell(item.Type, item.Actor, item.Version, item.Member, item.MemberName, item.Payload), context),
        item.Decision is { } id && context.Proposals.TryGetValue(id, out var proposal) ? proposal.Current.Title : null);

    /// <summary>The community as each of its events left it.</summary>
    private async Task<ImmutableArray<Community>> States(CommunityId community, CancellationToken cancel)
    {
        var states = ImmutableArray.CreateBuilder<Community>();
        foreach (var stored in await engine.Store.ReadStream(community.Value, Streams.Of(community), cancel: cancel))
            states.Add(Community.Fold(
                states is [.., var last] ? last : null, (ICommunityEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span))!);
        return states.ToImmutable();
    }

    private static async Task<List<TLoaded>> Each<TId, TLoaded>(IEnumerable<TId?> ids, Func<TId, Task<TLoaded>> load)
        where TId : struct
    {
        List<TLoaded> loaded = [];
        foreach (var few in ids.OfType<TId>().Distinct().Chunk(AtOnce))
            loaded.AddRange(await Task.WhenAll(few.Select(load)));
        return loaded;
    }
}
