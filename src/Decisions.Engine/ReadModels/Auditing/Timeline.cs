using System.Runtime.CompilerServices;
using Decisions.Domain.Communities;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>
/// What happened here, of all that this filter lets through? The newest first. Payloads are as they are stored: whoever
/// asks decides what of them is told.
/// </summary>
public sealed class Timeline(ReadModelDatabase database)
{
    private const int StreamedAtOnce = 500;

    /// <param name="before">Where the page before ended: a <see cref="TimelineItem.Index"/>.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<TimelineItem, long>>> Ask(
        CommunityId community, TimelineFilter filter, long? before, int limit, CancellationToken cancel)
    {
        var (sql, parameters) = TimelineSql.Page(filter, before ?? long.MaxValue, limit + 1);
        var rows = await database.Rows(community, sql, parameters, TimelineItem.Of, cancel);
        return new(Page<TimelineItem, long>.Of(rows.Value, limit, item => item.Index), rows.NextIndex);
    }

    /// <summary>All of it, some hundred at a time, so that a log of any length takes no more memory than a short one.</summary>
    /// <param name="before">Events from this index on are left out, so that what lands meanwhile is.</param>
    public async IAsyncEnumerable<TimelineItem> All(
        CommunityId community, TimelineFilter filter, long before, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long? next = before; next is not null;)
        {
            var page = (await Ask(community, filter, next, StreamedAtOnce, cancel)).Value;
            foreach (var item in page.Items)
                yield return item;
            next = page.Next;
        }
    }

    /// <summary>One event, or null where the log has not come so far.</summary>
    public async Task<Fresh<TimelineItem?>> One(CommunityId community, long index, CancellationToken cancel)
    {
        var page = await Ask(community, TimelineFilter.All, index == long.MaxValue ? index : index + 1, 1, cancel);
        return new(page.Value.Items is [{ } item] && item.Index == index ? item : null, page.NextIndex);
    }
}
