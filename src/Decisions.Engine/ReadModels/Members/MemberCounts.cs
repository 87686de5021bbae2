using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>How many members are there, by how they stand?</summary>
public sealed class MemberCounts(ReadModelDatabase database)
{
    private const string Sql = """
        select s.standing, count(*) from {read}.standing s
         where s.community = $1 and s.to_index = 9223372036854775807 group by s.standing
        """;

    /// <returns>A standing that nobody has is left out.</returns>
    public async Task<Fresh<ImmutableDictionary<Standing, long>>> Ask(CommunityId community, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [], row => KeyValuePair.Create(row.Word<Standing>(0), row.GetInt64(1)), cancel);
        return new(rows.Value.ToImmutableDictionary(), rows.NextIndex);
    }
}
