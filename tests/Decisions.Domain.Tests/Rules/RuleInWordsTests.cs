using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Counting;

namespace Decisions.Domain.Tests.Rules;

public sealed class RuleInWordsTests
{
    [Fact]
    public void An_ordinary_resolution_is_told_in_full() =>
        RuleInWords.Of(Samples.YesNo(quorum: new Quorum(2, Fraction.Half))).ShouldBe(
        [
            "You vote yes or no, or you abstain.",
            "More than half of the votes cast must be yes for the proposal to be carried. With as many no as yes, " +
                "it is lost.",
            "To abstain is not to cast a vote: it counts neither for nor against.",
            "The result stands only if at least half of the members who may vote take part, and no fewer than 2. " +
                "To abstain counts as taking part.",
            "Every member may vote.",
            "Nobody sees how the vote stands until voting has closed.",
            "No other member sees how you voted, only that you did. An auditor can, once voting has closed, to check the count.",
            "You may give a reason with your vote, and need not.",
            "Voting stays open until its stated end, which may be moved to a later time.",
        ]);

    [Fact]
    public void The_other_settings_are_told_too() =>
        RuleInWords.Of(Samples.Ranked(turnoutFloor: new Fraction(1, 3)) with
        {
            Franchise = new Franchise(30),
            ResultsHiddenUntilClose = false,
            Reasons = ReasonPolicy.Required,
            Secrecy = BallotSecrecy.Open,
            MayCloseEarly = true,
        }).TakeLast(7).ShouldBe(
        [
            "There is no quorum: the result stands however few take part.",
            "At least one third of the members who may vote must rank an option; otherwise nothing is decided. A " +
                "blank ballot ranks none.",
            "Every member may vote who joined at least 30 days before voting opened.",
            "Everyone can see how the vote stands while voting is open.",
            "Every member can see how you voted, as soon as you have.",
            "You must give a reason with your vote.",
            "Voting may be closed before its stated end, or extended beyond it.",
        ]);

    [Fact]
    public void A_run_off_is_explained_without_its_name() =>
        RuleInWords.Of(Samples.Ranked()).Take(6).ShouldBe(
        [
            "You put the options in order: the one you like best first, then your second choice, and so on. You may " +
                "leave out any that you do not want.",
            "Each ballot counts for its first choice. An option with more than half of the ballots is chosen.",
            "If none has, the option with the fewest leaves, and each of its ballots goes to the next choice on it. " +
                "This goes on until an option has more than half of the ballots still in the count.",
            "A ballot drops out when it ranks none of the options that are left.",
            "If several options share the fewest, the latest earlier round in which they differ decides: the one " +
                "with the fewest there leaves. If they never differ, it goes by lot, drawn from a seed that was " +
                "published before the first ballot, so anyone can check it.",
            "A blank ballot counts as taking part, and for no option.",
        ]);

    [Theory]
    [InlineData(1, 2, Comparator.AtLeast, ThresholdBase.Cast, "At least half of the votes cast must be yes for")]
    [InlineData(2, 3, Comparator.AtLeast, ThresholdBase.Cast, "At least two thirds of the votes cast must be yes for")]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Present,
        "At least three quarters of the members who take part must vote yes for")]
    [InlineData(4, 5, Comparator.MoreThan, ThresholdBase.Eligible,
        "More than four fifths of the members who may vote must vote yes for")]
    [InlineData(1, 1, Comparator.AtLeast, ThresholdBase.Eligible, "All of the members who may vote must vote yes for")]
    [InlineData(66, 100, Comparator.AtLeast, ThresholdBase.Cast, "At least 66 per cent of the votes cast must be yes")]
    [InlineData(7, 12, Comparator.MoreThan, ThresholdBase.Cast, "More than 7/12 of the votes cast must be yes for")]
    [InlineData(0, 1, Comparator.AtLeast, ThresholdBase.Cast, "At least one vote must be yes for")]
    public void A_threshold_is_said_exactly(
        int numerator, int denominator, Comparator comparator, ThresholdBase of, string words) =>
        RuleInWords.Of(Samples.YesNo(new Threshold(new Fraction(numerator, denominator), comparator, of)))[1]
            .ShouldStartWith(words);

    [Theory]
    [InlineData(ThresholdBase.Cast, "it counts neither for nor against")]
    [InlineData(ThresholdBase.Present, "works like a no")]
    [InlineData(ThresholdBase.Eligible, "or not to vote at all, works like a no")]
    public void What_abstaining_does_depends_on_the_base(ThresholdBase of, string words) =>
        RuleInWords.Of(Samples.YesNo(new Threshold(new Fraction(3, 4), Comparator.AtLeast, of)))[2]
            .ShouldContain(words);

    [Theory]
    [InlineData(1, null, "The result stands only if at least 1 member takes part. ")]
    [InlineData(5, null, "The result stands only if at least 5 members take part. ")]
    [InlineData(null, 1, "The result stands only if at least half of the members who may vote take part. ")]
    [InlineData(0, null, "There is no quorum: ")]
    public void A_quorum_is_said_as_the_rule_has_it(int? number, int? halves, string words) =>
        RuleInWords.Of(Samples.YesNo(quorum: new Quorum(number, halves is { } n ? new Fraction(n, 2) : null)))[3]
            .ShouldStartWith(words);

    [Fact]
    public void A_ranked_choice_knows_no_abstaining()
    {
        var words = RuleInWords.Of(Samples.Ranked(quorum: new Quorum(null, Fraction.Half)));
        words.ShouldContain("The result stands only if at least half of the members who may vote take part.");
        words.ShouldNotContain(sentence => sentence.Contains("abstain", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null, null, "There is no quorum.")]
    [InlineData(1, null, "At least 1 member must take part.")]
    [InlineData(5, null, "At least 5 members must take part.")]
    [InlineData(null, 1, "At least half of those who may vote must take part.")]
    [InlineData(null, 2, "All of those who may vote must take part.")]
    [InlineData(3, 1, "At least half of those who may vote must take part, and no fewer than 3.")]
    public void Who_must_take_part_is_said_in_short(int? number, int? halves, string words) =>
        RuleInWords.WhoMustTakePart(Samples.YesNo(quorum: new Quorum(number, halves is { } n ? new Fraction(n, 2) : null)))
            .ShouldBe([words]);

    [Fact]
    public void A_turnout_floor_is_said_in_short_too()
    {
        var third = new Fraction(1, 3);
        RuleInWords.WhoMustTakePart(Samples.YesNo(quorum: new Quorum(2, null), turnoutFloor: third)).ShouldBe(
            ["At least 2 members must take part.", "At least one third of those who may vote must vote yes or no."]);
        RuleInWords.WhoMustTakePart(Samples.Ranked(turnoutFloor: third)).ShouldBe(
            ["At least one third of those who may vote must rank an option."]);
    }

    [Fact]
    public void A_single_day_of_membership_is_a_day() =>
        RuleInWords.Of(Samples.YesNo() with { Franchise = new Franchise(1) })
            .ShouldContain("Every member may vote who joined at least 1 day before voting opened.");

    [Theory]
    [InlineData(1, 2, "half")]
    [InlineData(50, 100, "half")]
    [InlineData(1, 3, "one third")]
    [InlineData(2, 3, "two thirds")]
    [InlineData(1, 4, "a quarter")]
    [InlineData(75, 100, "three quarters")]
    [InlineData(80, 100, "four fifths")]
    [InlineData(9, 10, "nine tenths")]
    [InlineData(5, 6, "five sixths")]
    [InlineData(51, 100, "51 per cent")]
    [InlineData(13, 20, "65 per cent")]
    [InlineData(6667, 10000, "6667/10000")]
    [InlineData(0, 5, "none")]
    [InlineData(5, 5, "all")]
    public void A_fraction_is_never_rounded(int numerator, int denominator, string words) =>
        FractionInWords.Of(new Fraction(numerator, denominator)).ShouldBe(words);
}
