using Decisions.Domain.Rules;
using Npgsql;

namespace Decisions.Engine.ReadModels.Rules;

/// <summary>A decision rule as it is listed.</summary>
/// <param name="Version">The version of its stream.</param>
/// <param name="RuleVersion">Which version of the rule its terms are.</param>
public sealed record ListedRule(RuleId Id, long Version, int RuleVersion, DecisionRule Terms, bool IsRetired)
{
    internal const string Columns = "r.id, r.version, r.rule_version, r.terms, r.retired";

    internal static ListedRule Of(NpgsqlDataReader row) => new(
        row.Id<RuleId>(0), row.GetInt64(1), row.GetInt32(2), row.Json<DecisionRule>(3), row.GetBoolean(4));
}
