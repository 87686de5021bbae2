using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Delegations;

/// <summary>Who lets this member vote for them?</summary>
public sealed class DelegatedTo(ReadModelDatabase database)
{
    private const int Most = 1_000;

    private const string Sql = """
        select x.member, p.name from {read}.delegation x
          left join decisions.person p on p.community = x.community and p.member = x.member
         where x.community = $1 and x.holder = $2 order by p.name, x.member limit $3
        """;

    public async Task<Fresh<ImmutableArray<(MemberId Member, string? Name)>>> Ask(CommunityId community, MemberId holder, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [holder.Value, (long)Most], row => (row.Id<MemberId>(0), row.TextOrNull(1)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
