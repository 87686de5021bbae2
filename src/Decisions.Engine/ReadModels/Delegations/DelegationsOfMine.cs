using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Delegations;

/// <summary>That a member lets another vote for them until they take that back.</summary>
/// <param name="Topic">In decisions of this topic; null for all those for whose topic the member names nobody.</param>
public sealed record StandingDelegation(MemberId Member, string? MemberName, MemberId Holder, string? HolderName, string? Topic);

/// <summary>Whom do I let vote for me, and who lets me?</summary>
public sealed class DelegationsOfMine(ReadModelDatabase database)
{
    private const string Sql = """
        select x.member, pm.name, x.holder, ph.name, x.topic from {read}.delegation x
          left join decisions.person pm on pm.community = x.community and pm.member = x.member
          left join decisions.person ph on ph.community = x.community and ph.member = x.holder
         where x.community = $1 and (x.member = $2 or x.holder = $2)
         order by x.topic nulls last, pm.name, x.member
        """;

    public async Task<ImmutableArray<StandingDelegation>> Ask(CommunityId community, MemberId member, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [member.Value],
            row => new StandingDelegation(row.Id<MemberId>(0), row.TextOrNull(1), row.Id<MemberId>(2), row.TextOrNull(3), row.TextOrNull(4)), cancel);
        return [.. rows.Value];
    }
}
