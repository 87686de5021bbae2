using Decisions.Domain.Advice;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Communities;

/// <summary>Names the decision rule that amendments are voted on under.</summary>
public sealed record NameAmendmentRule(RuleId RuleId)
{
    public static Decision Decide(Community state, Rule? rule, NameAmendmentRule command) =>
        rule is null ? new RuleIsUnknown(command.RuleId)
        : rule.IsRetired ? new RuleIsRetired(command.RuleId)
        : rule.Terms.Method is not YesNoMethod ? new AmendmentRuleIsNotYesNo(command.RuleId)
        : rule.Terms.Advice is not null ? new RuleAsksForAdvice(command.RuleId)
        : rule.Terms.Notice is not null || rule.Terms.Confirming is not null || rule.Terms.RecordDate == RecordDate.Stated ? new AmendmentRuleIsTooFormal(command.RuleId)
        : state.AmendmentRule == command.RuleId ? Decision.Nothing
        : Decision.Of(new AmendmentRuleNamed(command.RuleId));
}
