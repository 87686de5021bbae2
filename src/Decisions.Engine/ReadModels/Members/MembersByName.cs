using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>
/// Who is on the register of members, by name? Without regard to case and accents, those without a name last. The
/// order is spelled out, since the program runs without cultures and a database may know none.
/// </summary>
public sealed class MembersByName(ReadModelDatabase database)
{
    /// <summary>The base letters of a name; what does not decompose is taken for the letter that it is found under.</summary>
    internal static string Letters(string of) =>
        $@"lower(regexp_replace(translate(normalize(coalesce({of}, ''), nfkd), 'øØłŁđĐ', 'oOlLdD'), '[\u0300-\u036f]', '', 'g')) collate ""C""";

    private static readonly string Sql = $$"""
        with named as (
          select {{ListedMember.Columns}}, p.name is null as is_nameless, {{Letters("p.name")}} as letters
            from {{ListedMember.Tables}} where s.community = $1 and s.to_index = 9223372036854775807
        )
        select n.member, n.name, n.version, n.standing, n.since, n.joined_at, n.class, n.votes from named n
         where $2::uuid is null
            or (n.is_nameless, n.letters, n.member) > (select a.is_nameless, a.letters, a.member from named a where a.member = $2)
         order by n.is_nameless, n.letters, n.member limit $3
        """;

    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<ListedMember, MemberId>>> Ask(
        CommunityId community, MemberId? after, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [(object?)after?.Value ?? DBNull.Value, limit + 1L], ListedMember.Of, cancel);
        return new(Page<ListedMember, MemberId>.Of(rows.Value, limit, member => member.Id), rows.NextIndex);
    }
}
