using System.Collections.Immutable;
using Decisions.Domain.Communities;

namespace Decisions.Engine.ReadModels.Rules;

/// <summary>By which rules does this community decide? A handful, so all at once, by name.</summary>
public sealed class RulesOf(ReadModelDatabase database)
{
    private const string Sql = $$"""
        select {{ListedRule.Columns}} from {read}.rule r
         where r.community = $1 and (not r.retired or $2) order by r.terms ->> 'name', r.id
        """;

    /// <param name="retiredToo">Whether rules that open no further rounds are listed.</param>
    public async Task<Fresh<ImmutableArray<ListedRule>>> Ask(CommunityId community, bool retiredToo, CancellationToken cancel)
    {
        var rows = await database.Rows(community, Sql, [retiredToo], ListedRule.Of, cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
