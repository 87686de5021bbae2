using System.Collections.Immutable;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

public sealed class RuleDifferenceTests
{
    private static readonly ElectionMethod Schulze =
        new("schulze", 1, ImmutableSortedDictionary<string, string>.Empty.Add("strength", "winning"));

    private static readonly IReadOnlyDictionary<string, Func<DecisionRule, DecisionRule>> Changes =
        new Dictionary<string, Func<DecisionRule, DecisionRule>>
        {
            [nameof(DecisionRule.Name)] = rule => rule with { Name = "Another" },
            [nameof(DecisionRule.Method)] = rule => rule with { Method = new YesNoMethod(new Threshold(new Fraction(2, 3), Comparator.AtLeast, ThresholdBase.Cast)) },
            [nameof(DecisionRule.Quorum)] = rule => rule with { Quorum = new Quorum(17, null) },
            [nameof(DecisionRule.TurnoutFloor)] = rule => rule with { TurnoutFloor = new Fraction(1, 7) },
            [nameof(DecisionRule.Franchise)] = rule => rule with { Franchise = new Franchise(91) },
            [nameof(DecisionRule.ResultsHiddenUntilClose)] = rule => rule with { ResultsHiddenUntilClose = !rule.ResultsHiddenUntilClose },
            [nameof(DecisionRule.Reasons)] = rule => rule with { Reasons = ReasonPolicy.Required },
            [nameof(DecisionRule.Secrecy)] = rule => rule with { Secrecy = BallotSecrecy.Open },
            [nameof(DecisionRule.MayCloseEarly)] = rule => rule with { MayCloseEarly = !rule.MayCloseEarly },
            [nameof(DecisionRule.Notice)] = rule => rule with { Notice = new NoticePeriod(14, null) },
            [nameof(DecisionRule.RecordDate)] = rule => rule with { RecordDate = RecordDate.Stated },
            [nameof(DecisionRule.Confirming)] = rule => rule with { Confirming = Confirmed.Confirming },
            [nameof(DecisionRule.Proxies)] = rule => rule with { Proxies = ProxyTerms.Usual },
            [nameof(DecisionRule.Entrenched)] = rule => rule with { Entrenched = new Entrenchment(null) },
            [nameof(DecisionRule.Presence)] = rule => rule with { Presence = new PresenceQuorum(20) },
            [nameof(DecisionRule.ShowsOfHands)] = rule => rule with { ShowsOfHands = !rule.ShowsOfHands },
            [nameof(DecisionRule.Precedence)] = rule => rule with { Precedence = new Precedence([Channel.Paper]) },
            [nameof(DecisionRule.EndsWhenCertain)] = rule => rule with { EndsWhenCertain = !rule.EndsWhenCertain },
            [nameof(DecisionRule.Prolonging)] = rule => rule with { Prolonging = new Prolonging(48) },
            [nameof(DecisionRule.ReminderHours)] = rule => rule with { ReminderHours = 0 },
            [nameof(DecisionRule.Indicative)] = rule => rule with { Indicative = !rule.Indicative },
            [nameof(DecisionRule.Advice)] = rule => rule with { Advice = new AdviceTerms() },
            [nameof(DecisionRule.Classes)] = rule => rule with { Classes = new ClassTerms([new("workers", 50)]) },
            [nameof(DecisionRule.MayExtend)] = rule => rule with { MayExtend = !rule.MayExtend },
        };

    [Fact]
    public void Equal_terms_differ_in_nothing() => RuleDifference.Of(YesNo, YesNo with { }).ShouldBeEmpty();

    [Fact]
    public void Every_term_that_is_changed_is_told_by_itself_both_as_it_was_and_as_it_is()
    {
        Changes.Keys.ShouldBe(typeof(DecisionRule).GetConstructors()[0].GetParameters().Select(each => each.Name!), ignoreOrder: true);
        foreach (var (term, change) in Changes)
        {
            var told = RuleDifference.Of(YesNo, change(YesNo)).ShouldHaveSingleItem(term);
            told.From.ShouldNotBe(told.To, term);
            RuleDifference.Of(change(YesNo), YesNo).ShouldHaveSingleItem(term).ShouldBe(new(told.Term, told.To, told.From));
        }
    }

    [Fact]
    public void A_threshold_is_told_as_members_read_it() =>
        RuleDifference.Of(YesNo, Changes["Method"](YesNo)).Single().ShouldBe(new TermChange(
            "What carries", "More than half of the votes cast must be yes.", "At least two thirds of the votes cast must be yes."));

    [Fact]
    public void Seats_and_settings_of_one_counting_rule_are_told_one_by_one()
    {
        var changed = Schulze with { Seats = 2, Settings = Schulze.Settings.SetItem("strength", "margins") };
        RuleDifference.Of(YesNo with { Method = Schulze }, YesNo with { Method = changed }).ShouldBe(
        [
            new("How many are chosen", "1", "2"), new("The setting “strength” of schulze", "winning", "margins"),
        ]);
    }

    [Fact]
    public void Another_way_of_voting_is_told_whole()
    {
        var told = RuleDifference.Of(YesNo, YesNo with { Method = new RankedMethod() }).Single();
        told.Term.ShouldBe("How votes are given and counted");
        told.From.ShouldStartWith("You vote yes or no");
        told.To.ShouldStartWith("You put the options in order");
    }
}
