using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

public sealed class RetireRuleTests
{
    private static readonly RuleAdopted Adopted = new(Ordinary, YesNo);

    [Fact]
    public void A_rule_is_retired() =>
        Given.Rule(Adopted).When(Retire("Replaced.")).Then(new RuleRetired(Ordinary, "Replaced.")).IsRetired.ShouldBeTrue();

    [Fact]
    public void A_rule_is_retired_once() =>
        Given.Rule(Adopted, new RuleRetired(Ordinary, null)).When(Retire("Again.")).ThenNothing();

    [Fact]
    public void An_unknown_rule_cannot_be_retired() =>
        Given.Rule().When(Retire(null)).Then(new RuleIsUnknown(Ordinary));

    [Fact]
    public void A_reason_beyond_the_limit_is_refused() =>
        Given.Rule(Adopted).When(Retire(new string('x', TextRule.NoteLimit + 1)))
            .Then(new TextIsTooLong("reason", TextRule.NoteLimit + 1, TextRule.NoteLimit));

    private static Func<Rule?, Decision> Retire(string? reason) =>
        state => RetireRule.Decide(state, new RetireRule(Ordinary, reason));
}
