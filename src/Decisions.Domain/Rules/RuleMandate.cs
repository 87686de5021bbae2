using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Rules;

/// <summary>The decision that a change of a rule rests on, with what is needed to tell whether it bears it.</summary>
/// <param name="DecidedBy">The proposal that is named as the decision, or null where none is.</param>
/// <param name="Decision">That proposal as it stands, or null where there is none.</param>
/// <param name="Under">The rule that the entrenchment names, as it stands; null where it names none.</param>
public sealed record RuleMandate(ProposalId? DecidedBy, Proposal? Decision, Rule? Under)
{
    /// <summary>No decision: what the secretary may do alone.</summary>
    public static RuleMandate None { get; } = new(null, null, null);

    /// <summary>Why it does not bear a change of a rule to such terms, or its retirement where there are none; or null.</summary>
    internal Rejection? Check(Rule rule, DecisionRule? terms)
    {
        var deciding = rule.Terms.Entrenched?.Deciding(rule.Id);
        if (DecidedBy is not { } id)
            return deciding is { } needed ? new RuleIsEntrenched(rule.Id, needed) : null;
        if (Decision is null || Decision.Id != id)
            return new ProposalIsUnknown(id);
        if (rule.DecidedBy.Contains(id))
            return new DecisionIsCarriedOut(id);
        if (Decision is not { IsWithdrawn: false, IsDecided: true, Latest: { Tally.Verdict: Verdict.Carried, Terms.Method: YesNoMethod } round })
            return new DecisionIsNotCarried(id);
        if (round.Roll.Circle is not null)
            return new RuleIsForAll(rule.Id);
        if (Decision.Change is not { } change || change.RuleId != rule.Id || change.Terms != terms)
            return new DecisionIsOfAnotherChange(id, rule.Id);
        return deciding is null || round.RuleId == deciding || (Under is { IsRetired: true } && round.RuleId == rule.Id)
            ? null
            : new DecisionIsUnderAnotherRule(id, deciding.Value);
    }

    /// <summary>Why the rule that new terms name for their entrenchment cannot be it, or null.</summary>
    /// <param name="under">That rule as it stands, or null where there is none.</param>
    internal static Rejection? CheckUnder(RuleId rule, DecisionRule terms, Rule? under) =>
        terms.Entrenched?.Under is not { } id ? null
        : id == rule ? terms.Method is YesNoMethod ? null : new EntrenchedRuleNeedsYesNo()
        : under is null ? new RuleIsUnknown(id)
        : under.IsRetired ? new RuleIsRetired(id)
        : under.Terms.Method is YesNoMethod ? null
        : new EntrenchedRuleNeedsYesNo();
}
