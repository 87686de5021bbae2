namespace Decisions.Domain.Rules;

/// <summary>Gives a rule other terms from now on. Rounds that are open keep theirs.</summary>
public sealed record AmendRule(RuleId RuleId, DecisionRule Terms)
{
    public static Decision Decide(Rule? state, AmendRule command) =>
        state is null ? new RuleIsUnknown(command.RuleId)
        : state.IsRetired ? new RuleIsRetired(command.RuleId)
        : RuleTerms.Check(command.Terms) is { } rejection ? rejection
        : RuleTerms.Kept(command.Terms) is var terms && terms == state.Terms ? Decision.Nothing
        : Decision.Of(new RuleAmended(command.RuleId, state.Version + 1, terms));
}
