using System.Collections.Immutable;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

public sealed class ElectionMethodTests
{
    [Fact]
    public void A_rule_is_kept_with_a_value_for_each_of_its_settings()
    {
        var kept = (ElectionMethod)Adopted(Of("schulze", 2, ("strength", "margins"))).Terms.Method;
        kept.Settings["strength"].ShouldBe("margins");
        kept.Settings.Keys.ShouldBe(kept.Counting.Settings.Select(setting => setting.Name), ignoreOrder: true);
    }

    [Theory]
    [InlineData("no-such-rule", 1, "", "There is no counting rule 'no-such-rule' for options.")]
    [InlineData("majority", 1, "", "There is no counting rule 'majority' for options.")]
    [InlineData("schulze", 0, "", "'method.seats' is 0; it can be from 1 to 200.")]
    [InlineData("schulze", 201, "", "'method.seats' is 201; it can be from 1 to 200.")]
    [InlineData("schulze", 1, "strength=much", "The option strength cannot be 'much'.")]
    [InlineData("schulze", 1, "seats=3", "schulze has no option 'seats'.")]
    [InlineData("score", 1, "", "Say what a ballot may give an option at most, from 1 to 1000, in the setting 'highest'.")]
    [InlineData("score", 1, "highest=1001", "Say what a ballot may give an option at most, from 1 to 1000, in the setting 'highest'.")]
    [InlineData("star", 2, "", "star fills one seat, not 2.")]
    [InlineData("plurality", 2, "run-off=two", "A run-off of two fills one seat, not 2.")]
    [InlineData("dots", 1, "", "Say what a ballot may give an option at most, from 1 to 1000, in the setting 'dots'.")]
    [InlineData("equal-shares", 1, "", "There is no counting rule 'equal-shares' for options.")]
    [InlineData("pav", 2, "", "pav may find the ballots too various to count")]
    [InlineData("sss", 2, "highest=5", "sss may find the ballots too various to count")]
    public void A_rule_that_cannot_count_is_refused(string rule, int seats, string setting, string reason)
    {
        (string, string)[] settings = setting.Length == 0 ? [] : [(setting.Split('=')[0], setting.Split('=')[1])];
        var rejection = AdoptRule.Decide(null, new AdoptRule(Ordinary, YesNo with { Method = Of(rule, seats, settings) })).Rejection;
        rejection.ShouldNotBeNull().Reason.ShouldStartWith(reason);
    }

    [Fact]
    public void Methods_are_the_same_when_they_count_the_same()
    {
        Of("borda", 1, ("base", "n")).ShouldBe(Of("borda", 1, ("base", "n")));
        Of("borda", 1, ("base", "n")).ShouldNotBe(Of("borda", 1, ("base", "n-1")));
        Of("borda", 1).GetHashCode().ShouldBe(Of("borda", 1).GetHashCode());
    }

    [Fact]
    public void Every_rule_for_options_is_told_in_words()
    {
        foreach (var rule in ElectionMethod.Rules.Where(each => each.Name != "sss"))
        {
            (string, string)[] settings = rule.Name == "pav" ? [("variant", "sequential")] : rule.Name == "dots" ? [("dots", "10")] : rule.Settings.Any(setting => setting.Name == "highest") ? [("highest", "5")] : [];
            var terms = YesNo with { Method = Of(rule.Name, 1, settings) };
            RuleTerms.Check(terms).ShouldBeNull(rule.Name);
            RuleInWords.Of(RuleTerms.Kept(terms)).ShouldAllBe(sentence => sentence.EndsWith('.'), rule.Name);
        }
    }

    private static ElectionMethod Of(string rule, int seats, params (string Name, string Value)[] settings) =>
        new(rule, seats, settings.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));

    private static RuleAdopted Adopted(ElectionMethod method) =>
        (RuleAdopted)AdoptRule.Decide(null, new AdoptRule(Ordinary, YesNo with { Method = method })).Events.Single();
}
