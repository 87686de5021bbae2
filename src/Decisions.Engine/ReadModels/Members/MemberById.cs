using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>How does this member stand?</summary>
public sealed class MemberById(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedMember.Columns} from {ListedMember.Tables}
         where s.community = $1 and s.member = $2 and s.to_index = 9223372036854775807
        """;

    /// <returns>Null when the register of members has never known them.</returns>
    public Task<Fresh<ListedMember?>> Ask(CommunityId community, MemberId member, CancellationToken cancel) =>
        database.Row(community, Sql, [member.Value], ListedMember.Of, cancel);
}
