using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

public sealed class RuleLibraryTests
{
    public static TheoryData<string> Keys => [.. RuleLibrary.All.Select(rule => rule.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_rule_of_it_can_be_adopted_as_it_is_and_says_what_it_is_for(string key)
    {
        var rule = RuleLibrary.Find(key)!;
        AdoptRule.Decide(null, new AdoptRule(Ordinary, rule.Terms)).Rejection.ShouldBeNull();
        rule.For.ShouldStartWith("For ");
        rule.For.ShouldEndWith(".");
        rule.Source.ShouldEndWith(".");
        RuleInWords.Of(rule.Terms).ShouldAllBe(sentence => sentence.Length > 0);
    }

    [Fact]
    public void Keys_and_names_are_all_different()
    {
        RuleLibrary.All.Select(rule => rule.Key).ShouldBeUnique();
        RuleLibrary.All.Select(rule => rule.Terms.Name).ShouldBeUnique();
        RuleLibrary.Usual.ShouldAllBe(key => RuleLibrary.Find(key) != null);
        RuleLibrary.Find("extraordinary").ShouldBeNull();
    }

    [Theory]
    [InlineData("ordinary", "More than half of the votes cast")]
    [InlineData("special", "At least three quarters of the votes cast")]
    [InlineData("written-ordinary", "More than half of the members who may vote")]
    [InlineData("written-special", "At least three quarters of the members who may vote")]
    [InlineData("rule-change", "At least three quarters of the members who take part")]
    [InlineData("amalgamation", "At least two thirds of the votes cast")]
    [InlineData("conversion", "At least three quarters of the votes cast")]
    public void What_carries_is_what_the_law_says(string key, string requirement) =>
        RuleInWords.Of(RuleLibrary.Find(key)!.Terms)[1].ShouldStartWith(requirement);

    [Fact]
    public void A_conversion_needs_half_of_all_and_a_second_vote()
    {
        var terms = RuleLibrary.Find("conversion")!.Terms;
        terms.TurnoutFloor.ShouldBe(Fraction.Half);
        terms.Confirming!.Threshold.ShouldBe(Threshold.SimpleMajority);
        (terms.Confirming.Earliest, terms.Confirming.Latest).ShouldBe((new CalendarSpan(14, CalendarUnit.Days), new CalendarSpan(1, CalendarUnit.Months)));
    }
}
