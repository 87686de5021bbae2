using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

public sealed class AdoptRuleTests
{
    [Fact]
    public void A_rule_is_adopted_as_its_version_1() =>
        Adopt(YesNo with { Name = " Ordinary resolution " }).Then(new RuleAdopted(Ordinary, YesNo)).Version.ShouldBe(1);

    [Fact]
    public void A_rule_that_ranks_options_is_adopted() => Adopt(Ranked).Then(new RuleAdopted(Ordinary, Ranked));

    [Fact]
    public void A_rule_id_is_used_once() =>
        Given.Rule(new RuleAdopted(Ordinary, YesNo))
            .When(state => AdoptRule.Decide(state, new AdoptRule(Ordinary, Ranked))).Then(new RuleExists(Ordinary));

    [Fact]
    public void A_rule_needs_a_name() => Adopt(YesNo with { Name = "" }).Then(new TextIsMissing("name"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    [InlineData(1, -2)]
    [InlineData(1, Fraction.MaxDenominator + 1)]
    public void Every_fraction_of_a_rule_is_from_0_to_1(int numerator, int denominator)
    {
        var odd = new Fraction(numerator, denominator);
        Adopt(WithThreshold(odd, Comparator.AtLeast)).Then(new FractionIsNotProper("threshold.fraction", numerator, denominator));
        Adopt(YesNo with { Quorum = new Quorum(null, odd) }).Then(new FractionIsNotProper("quorum.fraction", numerator, denominator));
        Adopt(YesNo with { TurnoutFloor = odd }).Then(new FractionIsNotProper("turnoutFloor", numerator, denominator));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    public void More_than_all_cannot_be_asked_for(int numerator, int denominator) =>
        Adopt(WithThreshold(new Fraction(numerator, denominator), Comparator.MoreThan))
            .Then(new ThresholdCannotBeReached(new Fraction(numerator, denominator)));

    [Fact]
    public void All_can_be_asked_for()
    {
        var unanimous = WithThreshold(new Fraction(1, 1), Comparator.AtLeast);
        Adopt(unanimous).Then(new RuleAdopted(Ordinary, unanimous));
    }

    [Fact]
    public void A_quorum_is_no_negative_number() =>
        Adopt(YesNo with { Quorum = new Quorum(-1, null) })
            .Then(new NumberIsOutOfRange("quorum.atLeast", -1, 0, int.MaxValue));

    [Theory]
    [InlineData(-1)]
    [InlineData(36_501)]
    public void A_franchise_asks_for_a_lifetime_of_membership_at_the_most(int days) =>
        Adopt(YesNo with { Franchise = new Franchise(days) })
            .Then(new NumberIsOutOfRange("franchise.minimumMembershipDays", days, 0, 36_500));

    [Fact]
    public void Secret_ballots_are_not_counted_in_the_open()
    {
        Adopt(YesNo with { Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = false }).Then(new SecretBallotsNeedHiddenResults());
        var open = YesNo with { Secrecy = BallotSecrecy.Open, ResultsHiddenUntilClose = false };
        Adopt(open).Then(new RuleAdopted(Ordinary, open));
    }

    private static DecisionRule WithThreshold(Fraction fraction, Comparator comparator) =>
        YesNo with { Method = new YesNoMethod(new Threshold(fraction, comparator, ThresholdBase.Cast)) };

    private static When<Rule, IRuleEvent> Adopt(DecisionRule terms) =>
        Given.Rule().When(state => AdoptRule.Decide(state, new AdoptRule(Ordinary, terms)));
}
