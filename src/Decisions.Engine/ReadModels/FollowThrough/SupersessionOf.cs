using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.FollowThrough;

/// <summary>A decision by its name.</summary>
public sealed record NamedDecision(ProposalId Id, string Title);

/// <summary>What one decision supersedes, and what supersedes it.</summary>
/// <param name="Supersedes">Those that it names: superseded once it is carried.</param>
/// <param name="SupersededBy">Those that were carried in its place; none while it is in force.</param>
public sealed record Supersession(ImmutableArray<NamedDecision> Supersedes, ImmutableArray<NamedDecision> SupersededBy);

/// <summary>What does this decision supersede, and what supersedes it?</summary>
public sealed class SupersessionOf(ReadModelDatabase database)
{
    private const string Sql = $$"""
        select true, s.id, s.title, s.drafted_index from {read}.proposal d join {read}.proposal s on s.community = d.community and s.id = any (d.supersedes)
         where d.community = $1 and d.id = $2
        union all
        select false, s.id, s.title, s.drafted_index from {read}.proposal s
         where s.community = $1 and s.supersedes <> '{}' and s.supersedes @> array[$2] and {{InForceSql.OtherIsCarried}}
         order by 4
        """;

    public async Task<Fresh<Supersession>> Ask(CommunityId community, ProposalId decision, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [decision.Value], row => (IsOlder: row.GetBoolean(0), Named: new NamedDecision(row.Id<ProposalId>(1), row.GetString(2))), cancel);
        var byAge = rows.Value.ToLookup(row => row.IsOlder, row => row.Named);
        return new(new Supersession([.. byAge[true]], [.. byAge[false]]), rows.NextIndex);
    }
}
