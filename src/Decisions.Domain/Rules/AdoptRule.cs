namespace Decisions.Domain.Rules;

/// <summary>Adopts a decision rule.</summary>
public sealed record AdoptRule(RuleId RuleId, DecisionRule Terms)
{
    public static Decision Decide(Rule? state, AdoptRule command) =>
        state is not null ? new RuleExists(command.RuleId)
        : RuleTerms.Check(command.Terms) is { } rejection ? rejection
        : Decision.Of(new RuleAdopted(command.RuleId, RuleTerms.Kept(command.Terms)));
}
