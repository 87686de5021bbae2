using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Gathering;

/// <summary>Rules that decide nothing, and put options in an order at the most.</summary>
public sealed class IndicativeTests
{
    internal static readonly DecisionRule Order = YesNo with { Name = "Order of ideas", Method = By("schulze"), Quorum = Quorum.None, Indicative = true };

    public static TheoryData<string> Ordering => [.. ElectionMethod.Ordering.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Ordering))]
    public void Every_rule_that_may_be_used_puts_all_options_in_an_order_and_chooses_none(string name)
    {
        var method = By(name);
        var terms = Order with { Method = method };
        RuleTerms.Check(terms).ShouldBeNull();
        Choice first = method.Counting.Ballots == BallotForm.Ranked ? RankedChoice.Of(Wood, Gas, Electric) : new ScoredChoice([new(Wood, 1)]);
        var tally = (ElectionTally)Count.Of(terms, 4, Ovens, [new(first, 2)], First.Value.ToByteArray(bigEndian: true));
        tally.Verdict.ShouldBe(Verdict.Gathered);
        tally.Winners.ShouldBeEmpty();
        tally.Record.Ranking.SelectMany(place => place).ShouldBe(["Gas", "Electric", "Wood"], ignoreOrder: true);
        tally.Record.Ranking[0].ShouldBe(["Wood"]);
        var words = TallyInWords.Of(tally, terms, Ovens);
        words.ShouldContain(line => line.StartsWith("So the order is: Wood;"));
        words.ShouldAllBe(line => !line.EndsWith("chosen."));
        words[^1].ShouldBe("Nothing is decided: this is what members think.");
    }

    [Fact]
    public void Equal_options_stay_equal_without_a_lot()
    {
        var tally = (ElectionTally)Count.Of(Order, 4, Ovens, [new(RankedChoice.Of(Wood, Gas), 1), new(RankedChoice.Of(Gas, Wood), 1)], First.Value.ToByteArray());
        tally.Record.Ties.ShouldBeEmpty();
        TallyInWords.Of(tally, Order, Ovens).ShouldContain("So the order is: Gas and Wood equal; Electric.");
    }

    [Fact]
    public void It_asks_for_nothing_that_only_a_decision_needs()
    {
        Refused(Order with { Quorum = new Quorum(2, null) }, "A rule that decides nothing needs no quorum. Leave it out.");
        Refused(Order with { Presence = new PresenceQuorum() }, "A rule that decides nothing needs no quorum. Leave it out.");
        Refused(Order with { TurnoutFloor = Fraction.Half }, "A rule that decides nothing needs no least share that must vote. Leave it out.");
        Refused(Order with { Notice = Noticed.Notice, MayExtend = false }, "A rule that decides nothing needs no notice. Leave it out.");
        Refused(Order with { Method = By("schulze") with { Seats = 2 } }, "Nothing is chosen where nothing is decided. Leave the number that is chosen at 1.");
        RuleTerms.Check(Order with { Method = By("stv-meek") }).ShouldBeOfType<IndicativeTermsDoNotFit>().Reason.ShouldStartWith("“stv-meek” does not put all options in an order.");
        Refused(Order with { Method = YesNo.Method }, "This way of voting decides. To hear what members think, use a temperature check, find a date, or put options in an order.");
        Refused(Temperature with { Indicative = false }, "A temperature check, or finding a date, decides nothing. Let the rule be indicative.");
        Refused(DatesTests.Finding with { Indicative = false }, "A temperature check, or finding a date, decides nothing. Let the rule be indicative.");
        RuleTerms.Check(Order with { Confirming = Confirmed.Confirming, MayExtend = false }).ShouldBe(new ConfirmingVoteNeedsYesNo());
    }

    [Fact]
    public void Amendments_are_never_voted_on_under_one()
    {
        var community = Given.Community(new CommunityFounded(Bakery, "Bakery", "Bread.", "Europe/London", Visibility.Public, Ada)).Known;
        NameAmendmentRule.Decide(community, Given.Rule(new RuleAdopted(Ordinary, Temperature)).State, new NameAmendmentRule(Ordinary)).Rejection
            .ShouldBe(new AmendmentRuleIsNotYesNo(Ordinary));
    }

    [Fact]
    public void It_says_of_itself_that_it_decides_nothing()
    {
        var words = RuleInWords.Of(Order);
        words[1].ShouldBe("All options are put in an order by “Schulze”, and equal ones stay equal. None is chosen.");
        words.ShouldContain("Nothing is decided by it: it shows what members think, however few take part.");
        RuleInWords.WhoMustTakePart(Order).ShouldBe(["It decides nothing."]);
    }

    private static void Refused(DecisionRule terms, string wanted) => RuleTerms.Check(terms).ShouldBe(new IndicativeTermsDoNotFit(wanted));

    private static ElectionMethod By(string rule) => new(rule, 1, rule switch
    {
        "dots" => ImmutableSortedDictionary<string, string>.Empty.Add("dots", "5"),
        "quadratic" => ImmutableSortedDictionary<string, string>.Empty.Add("credits", "16"),
        "score" or "majority-judgement" => ImmutableSortedDictionary<string, string>.Empty.Add("highest", "5"),
        _ => ImmutableSortedDictionary<string, string>.Empty,
    });
}
