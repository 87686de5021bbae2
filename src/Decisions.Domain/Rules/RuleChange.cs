namespace Decisions.Domain.Rules;

/// <summary>What a proposal would make of a decision rule, if it is carried.</summary>
/// <param name="Terms">The terms that it would have, in full; null where it would be retired.</param>
public sealed record RuleChange(RuleId RuleId, DecisionRule? Terms);
