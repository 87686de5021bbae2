namespace Decisions.Domain.Rules;

/// <summary>Gives a rule other terms from now on. Rounds that are open keep theirs.</summary>
public sealed record AmendRule(RuleId RuleId, DecisionRule Terms)
{
    /// <param name="mandate">The decision that it rests on: an entrenched rule needs one.</param>
    /// <param name="under">The rule that the new terms name for their own change, where they name one.</param>
    public static Decision Decide(Rule? state, AmendRule command, RuleMandate? mandate = null, Rule? under = null)
    {
        if (state is null)
            return new RuleIsUnknown(command.RuleId);
        if (state.IsRetired)
            return new RuleIsRetired(command.RuleId);
        if (RuleTerms.Check(command.Terms) is { } rejection)
            return rejection;
        var terms = RuleTerms.Kept(command.Terms);
        if (terms == state.Terms)
            return Decision.Nothing;
        mandate ??= RuleMandate.None;
        return (mandate.Check(state, terms) ?? RuleMandate.CheckUnder(state.Id, terms, under)) is { } refused
            ? refused
            : Decision.Of(new RuleAmended(command.RuleId, state.Version + 1, terms, mandate.DecidedBy));
    }
}
