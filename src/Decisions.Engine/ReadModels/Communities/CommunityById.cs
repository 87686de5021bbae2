using Decisions.Domain.Communities;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>What is this community called, what is it for, and who may read it?</summary>
public sealed class CommunityById(ReadModelDatabase database)
{
    private const string Sql = $"select {ListedCommunity.Columns} from {{read}}.community c where c.community = $1";

    /// <returns>Null when there is no such community, as far as the read models know.</returns>
    public Task<Fresh<ListedCommunity?>> Ask(CommunityId community, CancellationToken cancel) =>
        database.Row(community, Sql, [], ListedCommunity.Of, cancel);
}
