using Decisions.Domain.Communities;
using Decisions.Domain.Rules;

namespace Decisions.Engine.ReadModels.Rules;

/// <summary>What are the terms of this decision rule today?</summary>
public sealed class RuleById(ReadModelDatabase database)
{
    private const string Sql = $"select {ListedRule.Columns} from {{read}}.rule r where r.community = $1 and r.id = $2";

    public Task<Fresh<ListedRule?>> Ask(CommunityId community, RuleId rule, CancellationToken cancel) =>
        database.Row(community, Sql, [rule.Value], ListedRule.Of, cancel);
}
