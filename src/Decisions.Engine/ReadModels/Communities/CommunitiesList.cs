using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Serialization;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>Which communities are there? In the order of their ids, which is about that of their founding.</summary>
public sealed class CommunitiesList(ReadModelDatabase database)
{
    private const string Sql = $$"""
        select {{ListedCommunity.Columns}} from {read}.community c
         where c.community > $1 and c.visibility = any ($2) order by c.community limit $3
        """;

    /// <param name="visibilities">Only communities that are visible in one of these ways.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Page<ListedCommunity, CommunityId>> Ask(
        ImmutableArray<Visibility> visibilities, CommunityId? after, int limit, CancellationToken cancel)
    {
        string[] words = [.. visibilities.Select(Words<Visibility>.Of)];
        var rows = await database.Rows(Sql, [after?.Value ?? Guid.Empty, words, limit + 1], ListedCommunity.Of, cancel);
        return Page<ListedCommunity, CommunityId>.Of(rows, limit, community => community.Id);
    }
}
