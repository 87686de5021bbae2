using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>Who is on the register of members? In the order of their ids, which is about that of their invitation.</summary>
public sealed class MembersOf(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedMember.Columns} from {ListedMember.Tables}
         where s.community = $1 and s.member > $2 and s.standing = any ($3) and s.to_index = 9223372036854775807
         order by s.member limit $4
        """;

    /// <param name="standings">Only members who stand in one of these ways; all when empty.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<ListedMember, MemberId>>> Ask(
        CommunityId community, ImmutableArray<Standing> standings, MemberId? after, int limit, CancellationToken cancel)
    {
        string[] words = [.. (standings.IsEmpty ? [.. Enum.GetValues<Standing>()] : standings).Select(Words<Standing>.Of)];
        var rows = await database.Rows(
            community, Sql, [after?.Value ?? Guid.Empty, words, limit + 1], ListedMember.Of, cancel);
        return new(Page<ListedMember, MemberId>.Of(rows.Value, limit, member => member.Id), rows.NextIndex);
    }
}
