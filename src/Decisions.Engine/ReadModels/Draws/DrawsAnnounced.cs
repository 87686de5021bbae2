using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Draws;

namespace Decisions.Engine.ReadModels.Draws;

/// <summary>Which draws were announced, and which of them wait? What each says is in its own stream.</summary>
public sealed class DrawsAnnounced(ReadModelDatabase database)
{
    /// <summary>How many of those withdrawn are told of beside the next; all are in the list.</summary>
    private const int MostWithdrawn = 20;

    private const string Sql = """
        select d.id, d.announced_index from {read}.draw d
         where d.community = $1 and d.announced_index < $2 order by d.announced_index desc limit $3
        """;

    private const string WaitingSql = """
        select d.id from {read}.draw d
         where d.community = $1 and d.circle is not distinct from $2 and not d.drawn and not d.withdrawn order by d.announced_index
        """;

    private const string WithdrawnSql = """
        select d.id from {read}.draw d
          join {read}.draw h on h.community = d.community and h.id = $2
         where d.community = $1 and d.circle is not distinct from h.circle and d.withdrawn and d.announced_index < h.announced_index
           and d.announced_index > coalesce((
             select max(x.announced_index) from {read}.draw x
              where x.community = d.community and x.circle is not distinct from h.circle and x.drawn and x.announced_index < h.announced_index), -1)
         order by d.announced_index desc limit $3
        """;

    /// <summary>The latest first.</summary>
    /// <param name="before">Where the page before ended.</param>
    public async Task<Fresh<Page<DrawId, long>>> Ask(CommunityId community, long? before, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [before ?? long.MaxValue, limit + 1], row => (Id: row.Id<DrawId>(0), Index: row.GetInt64(1)), cancel);
        var page = Page<(DrawId Id, long Index), long>.Of(rows.Value, limit, each => each.Index);
        return new(new([.. page.Items.Select(each => each.Id)], page.Next), rows.NextIndex);
    }

    /// <summary>Those that are neither drawn nor withdrawn, from the members of a circle or, with null, of the whole community.</summary>
    public async Task<Fresh<ImmutableArray<DrawId>>> Waiting(CommunityId community, CircleId? circle, CancellationToken cancel)
    {
        var rows = await database.Rows(community, WaitingSql, [Nullable(circle)], row => row.Id<DrawId>(0), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }

    /// <summary>Those that were withdrawn before this one was announced, since the last from the same members that was drawn; the latest first.</summary>
    public async Task<Fresh<ImmutableArray<DrawId>>> WithdrawnBefore(CommunityId community, DrawId draw, CancellationToken cancel)
    {
        var rows = await database.Rows(community, WithdrawnSql, [draw.Value, MostWithdrawn], row => row.Id<DrawId>(0), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }

    private static object Nullable(CircleId? circle) => circle is { } known ? known.Value : DBNull.Value;
}
