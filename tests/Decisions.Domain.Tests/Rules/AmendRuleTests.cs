using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

public sealed class AmendRuleTests
{
    private static readonly RuleAdopted Adopted = new(Ordinary, YesNo);

    [Fact]
    public void A_rule_gets_other_terms_as_its_next_version()
    {
        var rule = Given.Rule(Adopted, new RuleAmended(Ordinary, 2, Ranked))
            .When(Amend(YesNo)).Then(new RuleAmended(Ordinary, 3, YesNo));
        rule.Version.ShouldBe(3);
        rule.Versions.ShouldBe([YesNo, Ranked, YesNo]);
    }

    [Fact]
    public void Terms_that_say_the_same_make_no_version()
    {
        var same = YesNo with
        {
            Name = "Ordinary resolution ",
            Method = new YesNoMethod(new Threshold(new Fraction(1, 2), Comparator.MoreThan, ThresholdBase.Cast)),
            Quorum = new Quorum(2, new Fraction(1, 2)),
            Franchise = new Franchise(0),
        };
        Given.Rule(Adopted).When(Amend(same)).ThenNothing();
    }

    [Fact]
    public void An_unknown_rule_cannot_be_amended() =>
        Given.Rule().When(Amend(YesNo)).Then(new RuleIsUnknown(Ordinary));

    [Fact]
    public void A_retired_rule_cannot_be_amended() =>
        Given.Rule(Adopted, new RuleRetired(Ordinary, null)).When(Amend(Ranked)).Then(new RuleIsRetired(Ordinary));

    [Fact]
    public void Terms_that_make_no_sense_are_refused() =>
        Given.Rule(Adopted).When(Amend(YesNo with { TurnoutFloor = new Fraction(5, 4) }))
            .Then(new FractionIsNotProper("turnoutFloor", 5, 4));

    private static Func<Rule?, Decision> Amend(DecisionRule terms) =>
        state => AmendRule.Decide(state, new AmendRule(Ordinary, terms));
}
