using System.Diagnostics;
using System.Text.Json;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;

namespace Decisions.Engine.ReadModels.Rules;

/// <summary>A row of the table 'rule'.</summary>
internal sealed record RuleRow(Guid Community, Guid Id, long Version, int RuleVersion, JsonElement Terms, bool Retired)
{
    public static RuleRow Fold(RuleRow? row, Guid community, LoggedFact fact) => fact.Event switch
    {
        RuleAdopted e => new(community, e.RuleId.Value, fact.Version, 1, Json(e.Terms), Retired: false),
        RuleAmended e => row! with { Version = fact.Version, RuleVersion = e.RuleVersion, Terms = Json(e.Terms) },
        RuleRetired => row! with { Version = fact.Version, Retired = true },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    public static Guid IdIn(IRuleEvent @event) => @event switch
    {
        RuleAdopted e => e.RuleId.Value,
        RuleAmended e => e.RuleId.Value,
        RuleRetired e => e.RuleId.Value,
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private static JsonElement Json(DecisionRule terms) => JsonSerializer.SerializeToElement(terms, StoredJson.Options);
}
