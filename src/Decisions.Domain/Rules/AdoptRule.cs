namespace Decisions.Domain.Rules;

/// <summary>Adopts a decision rule.</summary>
public sealed record AdoptRule(RuleId RuleId, DecisionRule Terms)
{
    /// <param name="under">The rule that the terms name for their own change, where they name one.</param>
    public static Decision Decide(Rule? state, AdoptRule command, Rule? under = null) =>
        state is not null ? new RuleExists(command.RuleId)
        : RuleTerms.Check(command.Terms) is { } rejection ? rejection
        : RuleMandate.CheckUnder(command.RuleId, command.Terms, under) is { } unfit ? unfit
        : Decision.Of(new RuleAdopted(command.RuleId, RuleTerms.Kept(command.Terms)));
}
