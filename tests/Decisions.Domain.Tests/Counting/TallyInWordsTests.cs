using System.Collections.Immutable;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Counting;

public sealed class TallyInWordsTests
{
    [Fact]
    public void A_carried_proposal_is_told_from_turnout_to_threshold() =>
        YesNo(Samples.YesNo(quorum: new Quorum(2, Fraction.Half), turnoutFloor: new Fraction(1, 3)), 20, 7, 5, 2)
            .ShouldBe(
            [
                "Of 20 members who may vote, 14 took part: 7 voted yes, 5 voted no and 2 abstained.",
                "At least 10 members had to take part (half of 20): 14 did, so there is a quorum.",
                "At least 7 members had to vote yes or no (one third of 20, rounded up): 12 did, which is enough.",
                "More than half of the votes cast must be yes: 7 of 12 are yes, more than half, so it is carried.",
            ]);

    [Fact]
    public void A_tie_is_lost_in_words_as_in_numbers() =>
        YesNo(Samples.YesNo(), 20, 6, 6, 0)[^1].ShouldBe(
            "More than half of the votes cast must be yes: 6 of 12 are yes, exactly half, so it is lost.");

    [Fact]
    public void Too_few_are_told_with_what_the_votes_would_have_come_to() =>
        YesNo(Samples.YesNo(quorum: new Quorum(5, null)), 8, 1, 0, 0).ShouldBe(
        [
            "Of 8 members who may vote, 1 took part: 1 voted yes, nobody voted no and nobody abstained.",
            "At least 5 members had to take part: only 1 did, so there is no quorum.",
            "More than half of the votes cast must be yes: 1 of 1 is yes, more than half, which would have been " +
                "enough.",
            "Too few took part, so nothing is decided.",
        ]);

    [Fact]
    public void A_turnout_floor_that_is_not_met_is_told_apart_from_a_quorum() =>
        YesNo(Samples.YesNo(quorum: new Quorum(2, null), turnoutFloor: Fraction.Half), 8, 0, 1, 7).Skip(1).ShouldBe(
        [
            "At least 2 members had to take part: 8 did, so there is a quorum.",
            "At least 4 members had to vote yes or no (half of 8): only 1 did, which is too few.",
            "More than half of the votes cast must be yes: none of 1 is yes, which would not have been enough.",
            "Too few votes were cast, so nothing is decided.",
        ]);

    [Fact]
    public void Nobody_is_told_too() =>
        YesNo(Samples.YesNo(quorum: new Quorum(1, null)), 1, 0, 0, 0).ShouldBe(
        [
            "Of 1 member who may vote, none took part.",
            "At least 1 member had to take part: nobody did, so there is no quorum.",
            "More than half of the votes cast must be yes: there are no votes, which would not have been enough.",
            "Too few took part, so nothing is decided.",
        ]);

    [Theory]
    [InlineData(3, 4, ThresholdBase.Present, 6, 1, 1,
        "At least three quarters of the members who take part must vote yes: 6 of 8 did, exactly three quarters, so it is carried.")]
    [InlineData(3, 4, ThresholdBase.Eligible, 14, 0, 0,
        "At least three quarters of the members who may vote must vote yes: 14 of 20 did, less than three quarters, so it is lost.")]
    [InlineData(1, 1, ThresholdBase.Cast, 5, 0, 1,
        "All of the votes cast must be yes: 5 of 5 are yes, all of them, so it is carried.")]
    [InlineData(1, 1, ThresholdBase.Cast, 5, 1, 0,
        "All of the votes cast must be yes: 5 of 6 are yes, not all of them, so it is lost.")]
    [InlineData(2, 3, ThresholdBase.Eligible, 0, 1, 0,
        "At least two thirds of the members who may vote must vote yes: none of 20 did, so it is lost.")]
    [InlineData(0, 1, ThresholdBase.Cast, 1, 4, 0, "At least one vote must be yes: 1 of 5 is yes, so it is carried.")]
    public void Each_threshold_is_told_with_its_base(
        int numerator, int denominator, ThresholdBase of, long yes, long no, long abstain, string words) =>
        YesNo(Samples.YesNo(new Threshold(new Fraction(numerator, denominator), Comparator.AtLeast, of)),
            20, yes, no, abstain)[^1].ShouldBe(words);

    [Fact]
    public void Large_numbers_have_separators() =>
        YesNo(Samples.YesNo(), 1_000_000, 400_000, 12_345, 1)[0].ShouldBe(
            "Of 1,000,000 members who may vote, 412,346 took part: 400,000 voted yes, 12,345 voted no and 1 abstained.");

    [Fact]
    public void A_run_off_is_told_round_by_round()
    {
        var options = Samples.Options("Ann", "Bo", "Cy", "Di");

        Ranked(options, options.Of(6, "Ann"), options.Of(4, "Bo>Ann"), options.Of(2, "Cy>Bo"), options.Of(1, "Cy"),
            options.Of(1, "Di>Cy"), options.Of(2, "")).ShouldBe(
        [
            "Of 16 members who may vote, 16 took part: 14 ranked an option and 2 left the ballot blank.",
            "Round 1, first choices: Ann 6, Bo 4, Cy 3, Di 1. 14 ballots are in the count, so it takes 8 to have " +
                "more than half.",
            "No option has that many. Di has the fewest and leaves.",
            "The one ballot that Di had goes to Cy.",
            "Round 2: Ann 6, Bo 4, Cy 4. 14 ballots are still in the count, so it takes 8 to have more than half.",
            "No option has that many. Bo and Cy share the fewest, with 4 each. In round 1 Cy had the fewest of " +
                "them, 3, and so leaves.",
            "Of the 4 ballots that Cy had, 2 go to Bo and 2 rank no option that is left and drop out.",
            "Round 3: Ann 6, Bo 6. 12 ballots are still in the count, 2 having dropped out, so it takes 7 to have " +
                "more than half.",
            "No option has that many. Ann and Bo share the fewest, with 6 each. In round 2 Bo had the fewest of " +
                "them, 4, and so leaves.",
            "Of the 6 ballots that Bo had, 4 go to Ann and 2 rank no option that is left and drop out.",
            "Round 4: Ann 10. 10 ballots are still in the count, 4 having dropped out, so it takes 6 to have more " +
                "than half.",
            "Ann has 10, more than half, and is chosen.",
        ]);
    }

    [Fact]
    public void A_lot_is_told_with_where_it_comes_from()
    {
        var options = Samples.Options("Ann", "Bo");

        var words = Ranked(options, options.Of(1, "Ann"), options.Of(1, "Bo"));

        var leaves = options.NameOf(Lot.Draw([options[0].Id, options[1].Id], Samples.Seed));
        words[2].ShouldBe(
            "No option has that many. Ann and Bo share the fewest, with 1 each. It goes by lot, drawn from the seed " +
            $"published before the first ballot: {leaves} leaves.");
        words[3].ShouldBe($"The one ballot that {leaves} had ranks no option that is left and drops out.");
    }

    [Fact]
    public void A_lot_after_earlier_rounds_says_that_they_did_not_decide()
    {
        var options = Samples.Options("Ann", "Bo", "Cy");

        var words = Ranked(options, options.Of(2, "Ann"), options.Of(2, "Bo"), options.Of(1, "Cy"));

        words[3].ShouldBe("The one ballot that Cy had ranks no option that is left and drops out.");
        words[5].ShouldContain("with 2 each. No earlier round tells these apart, so it goes by lot, drawn from");
    }

    [Fact]
    public void Options_without_votes_have_nothing_to_pass_on()
    {
        var options = Samples.Options("Ann", "Bo", "Cy", "Di");

        var words = Ranked(options, options.Of(1, "Ann"), options.Of(1, "Bo"));

        words[2].ShouldStartWith("No option has that many. Cy and Di share the fewest, with none each. It goes by lot");
        words[3].ShouldBe($"{(words[2].EndsWith("Cy leaves.", StringComparison.Ordinal) ? "Cy" : "Di")} has no ballots to pass on.");
    }

    [Fact]
    public void A_run_off_without_a_quorum_chooses_nobody()
    {
        var options = Samples.Options("Ann", "Bo");
        var rule = Samples.Ranked(quorum: new Quorum(5, null));
        var tally = Samples.Count(options, [options.Of(1, "Ann")], rule, eligible: 9);

        TallyInWords.Of(tally, rule, options).ShouldBe(
        [
            "Of 9 members who may vote, 1 took part, and every ballot ranks an option.",
            "At least 5 members had to take part: only 1 did, so there is no quorum.",
            "Round 1, first choices: Ann 1, Bo 0. 1 ballot is in the count, so it takes 1 to have more than half.",
            "Ann has 1, and would have been chosen.",
            "Too few took part, so nothing is decided.",
        ]);
    }

    [Fact]
    public void Blank_ballots_alone_choose_nobody()
    {
        var options = Samples.Options("Ann", "Bo");

        Ranked(options, options.Of(2, "")).ShouldBe(
        [
            "Of 2 members who may vote, 2 took part: nobody ranked an option and 2 left the ballot blank.",
            "No ballot ranks any option, so none is chosen.",
        ]);
    }

    private static ImmutableArray<string> YesNo(DecisionRule rule, long eligible, long yes, long no, long abstain) =>
        TallyInWords.Of(Samples.Count(rule, eligible, yes, no, abstain), rule, []);

    private static ImmutableArray<string> Ranked(ImmutableArray<Option> options, params CountedBallots[] ballots) =>
        TallyInWords.Of(Samples.Count(options, ballots), Samples.Ranked(), options);
}
