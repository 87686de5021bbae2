using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.EventStore;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Finds how far a community's log had come at an instant: what a roll of a record date is drawn from.</summary>
internal static class RecordDates
{
    /// <summary>The roll under a rule's terms: as of the record date where they ask for one, else at the log's head.</summary>
    /// <param name="circle">The circle that decides, or null.</param>
    public static async Task<ElectoralRoll> Roll(
        CommunityId community, IEventStore store, IElectoralRolls rolls, DecisionRule? terms, Instant? recordAt, CircleId? circle, CancellationToken cancel)
    {
        var head = await store.Head(community.Value, cancel);
        // A record date that has not come is refused, whatever the roll.
        var (index, at) = terms?.RecordDate == RecordDate.Stated && recordAt is { } record && record <= head.Now
            ? (await IndexAt(store, community, head.NextIndex, record, cancel), record)
            : (head.NextIndex, head.Now);
        return await rolls.Draw(community, index, terms?.Franchise ?? Franchise.AllMembers, at, cancel, terms?.Classes is not null, circle);
    }

    /// <summary>How many events the log had at the end of the instant. Its instants never go backwards, so halving finds it.</summary>
    private static async Task<long> IndexAt(
        IEventStore store, CommunityId community, long next, Instant instant, CancellationToken cancel)
    {
        var (least, most) = (0L, next);
        while (least < most)
        {
            var middle = least + ((most - least) / 2);
            var at = (await store.ReadLog(community.Value, middle, 1, cancel))[0].Event.At;
            (least, most) = at <= instant ? (middle + 1, most) : (least, middle);
        }
        return least;
    }
}
