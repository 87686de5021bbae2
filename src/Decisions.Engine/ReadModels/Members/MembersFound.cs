using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>
/// Which members have this in their name? By name, without regard to case and accents: at a door nobody types an 'é'.
/// </summary>
public sealed class MembersFound(ReadModelDatabase database)
{
    private static readonly string Sql = $$"""
        with named as (
          select {{ListedMember.Columns}}, p.name is null as is_nameless, {{MembersByName.Letters("p.name")}} as letters
            from {{ListedMember.Tables}}
           where s.community = $1 and s.to_index = 9223372036854775807 and s.standing = any ($3) and s.member <> all ($4)
        )
        select n.member, n.name, n.version, n.standing, n.since, n.joined_at, n.class, n.votes, count(*) over () as found from named n
         where not exists (select 1 from unnest($2::text[]) as word where strpos(n.letters, {{MembersByName.Letters("word")}}) = 0)
         order by n.is_nameless, n.letters, n.member limit $5
        """;

    /// <param name="find">Words or parts of words, each of which must be there; all members where it is blank.</param>
    /// <param name="standings">Only members who stand in one of these ways.</param>
    /// <param name="except">Whom it leaves out.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    /// <returns>The first of them, and how many there are.</returns>
    public async Task<Fresh<(ImmutableArray<ListedMember> Members, long Count)>> Ask(
        CommunityId community, string find, ImmutableArray<Standing> standings, ImmutableArray<MemberId> except, int limit, CancellationToken cancel)
    {
        string[] words = find.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rows = await database.Rows(
            community, Sql,
            [words, standings.Select(Words<Standing>.Of).ToArray(), except.Select(member => member.Value).ToArray(), (long)limit],
            row => (ListedMember.Of(row), row.GetInt64(row.GetOrdinal("found"))), cancel);
        return new(([.. rows.Value.Select(row => row.Item1)], rows.Value.Count == 0 ? 0 : rows.Value[0].Item2), rows.NextIndex);
    }
}
