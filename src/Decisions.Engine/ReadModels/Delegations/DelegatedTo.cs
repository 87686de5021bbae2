using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Delegations;

/// <summary>That a member lets another vote for them.</summary>
/// <param name="Topic">In decisions of this topic; null for all those for whose topic the member names nobody.</param>
public sealed record DelegatedBy(MemberId Member, string? Name, string? Topic);

/// <summary>Who lets this member vote for them, and in what?</summary>
public sealed class DelegatedTo(ReadModelDatabase database)
{
    /// <summary>How many are asked for at first: more than nearly any member has.</summary>
    private const long Usual = 1_000;

    private const string Sql = """
        select x.member, p.name, x.topic from {read}.delegation x
          left join decisions.person p on p.community = x.community and p.member = x.member
         where x.community = $1 and x.holder = $2 order by p.name, x.member, x.topic nulls first limit $3
        """;

    /// <summary>All of them, by name: for whom somebody can vote hangs on each.</summary>
    public async Task<Fresh<ImmutableArray<DelegatedBy>>> Ask(CommunityId community, MemberId holder, CancellationToken cancel)
    {
        for (var limit = Usual; ; limit *= 4)
        {
            var rows = await database.Rows(
                community, Sql, [holder.Value, limit + 1], row => new DelegatedBy(row.Id<MemberId>(0), row.TextOrNull(1), row.TextOrNull(2)), cancel);
            if (rows.Value.Count <= limit)
                return new([.. rows.Value], rows.NextIndex);
        }
    }
}
