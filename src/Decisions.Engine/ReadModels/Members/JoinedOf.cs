using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>Which of these members have joined, and are not suspended? One look for all of them.</summary>
public sealed class JoinedOf(ReadModelDatabase database)
{
    private const string Sql = """
        select t.member from {read}.standing t
         where t.community = $1 and t.member = any ($2) and t.to_index = 9223372036854775807 and t.standing = 'joined'
        """;

    public async Task<Fresh<IReadOnlySet<MemberId>>> Ask(CommunityId community, IEnumerable<MemberId> members, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [members.Select(member => member.Value).Distinct().ToArray()], row => row.Id<MemberId>(0), cancel);
        return new(rows.Value.ToHashSet(), rows.NextIndex);
    }
}
