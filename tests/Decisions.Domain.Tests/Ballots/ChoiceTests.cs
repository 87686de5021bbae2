using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

public sealed class ChoiceTests
{
    private static readonly OptionId Unknown = new(Id(0xFF));

    [Theory]
    [InlineData(Answer.Yes)]
    [InlineData(Answer.No)]
    [InlineData(Answer.Abstain)]
    public void A_question_is_answered_by_yes_no_or_abstain(Answer answer) =>
        Answered(new YesNoChoice(answer)).Then(Cast(new YesNoChoice(answer)));

    [Fact]
    public void No_other_answer_is_taken() =>
        Answered(new YesNoChoice((Answer)3)).Then(new ChoiceDoesNotFitRule("Answer yes, no or abstain."));

    [Fact]
    public void A_question_is_not_answered_by_a_ranking() =>
        Answered(RankedChoice.Of(Gas)).Then(new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."));

    [Fact]
    public void No_choice_at_all_is_refused() =>
        Answered(null!).Then(new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."));

    [Fact]
    public void Options_are_not_ranked_by_a_yes() =>
        RankedBy(Yes).Then(new ChoiceDoesNotFitRule("This vote is answered by ranking the options."));

    [Fact]
    public void Options_are_ranked_all_or_some()
    {
        RankedBy(RankedChoice.Of(Wood, Gas, Electric)).Then(Cast(RankedChoice.Of(Wood, Gas, Electric)));
        RankedBy(RankedChoice.Of(Wood)).Then(Cast(RankedChoice.Of(Wood)));
    }

    [Fact]
    public void A_ballot_that_ranks_nothing_is_blank() => RankedBy(RankedChoice.Of()).Then(Cast(RankedChoice.Of()));

    [Fact]
    public void An_option_of_another_ballot_is_refused() =>
        RankedBy(RankedChoice.Of(Gas, Unknown)).Then(new OptionIsNotOnTheBallot(Unknown));

    [Fact]
    public void An_option_is_ranked_once() =>
        RankedBy(RankedChoice.Of(Gas, Wood, Gas)).Then(new OptionIsRankedTwice(Gas, "Gas"));

    [Fact]
    public void A_place_holds_one_option()
    {
        RankedBy(new RankedChoice([[Gas], [Wood, Electric]])).Then(new OptionsShareAPlace(2));
        RankedBy(new RankedChoice([[Gas], []])).Then(new OptionsShareAPlace(2));
        RankedBy(new RankedChoice([default])).Then(new OptionsShareAPlace(1));
    }

    [Fact]
    public void A_ranking_without_a_list_is_refused() =>
        RankedBy(new RankedChoice(default)).Then(new ChoiceDoesNotFitRule(
            "A ranking is a list of places, each with one option; the empty list is a blank ballot."));

    [Fact]
    public void The_same_ranking_is_no_change() =>
        Given.Ballot(Cast(RankedChoice.Of(Gas, Wood))).When(Rank(RankedChoice.Of(Gas, Wood))).ThenNothing();

    [Fact]
    public void Another_order_is_a_change() =>
        Given.Ballot(Cast(RankedChoice.Of(Gas, Wood))).When(Rank(RankedChoice.Of(Wood, Gas)))
            .Then(new BallotChanged(First, Oven, Ada, 1, RankedChoice.Of(Wood, Gas), null, Channel.Web));

    [Fact]
    public void Rankings_are_equal_when_they_rank_the_same()
    {
        RankedChoice[] different =
        [
            RankedChoice.Of(), RankedChoice.Of(Gas), RankedChoice.Of(Gas, Wood), RankedChoice.Of(Wood, Gas),
            new([[Gas, Wood]]), new([default]), new([[]]), new(default),
        ];
        foreach (var one in different)
            different.Where(two => one == two).ShouldBe([one]);
        RankedChoice.Of(Gas, Wood).GetHashCode().ShouldBe(RankedChoice.Of(Gas, Wood).GetHashCode());
        new RankedChoice(default).GetHashCode().ShouldBe(new RankedChoice(default).GetHashCode());
    }

    [Theory]
    [InlineData("schulze", true)]
    [InlineData("borda", true)]
    [InlineData("irv", false)]
    [InlineData("stv-scottish", false)]
    public void Options_share_a_place_where_the_counting_rule_takes_that(string rule, bool takes)
    {
        var shared = new RankedChoice([[Gas, Wood], [Electric]]);
        var when = Given.Ballot().When(Vote(Drafted(Ovens), Elect(rule), shared));
        if (takes)
            when.Then(Cast(shared));
        else
            when.Then(new OptionsShareAPlace(1));
        Given.Ballot().When(Vote(Drafted(Ovens), Elect(rule), new RankedChoice([[Gas, Gas]])))
            .Then(takes ? new OptionIsRankedTwice(Gas, "Gas") : new OptionsShareAPlace(1));
        Given.Ballot().When(Vote(Drafted(Ovens), Elect(rule), ScoredChoice.Approving(Gas)))
            .Then(new ChoiceDoesNotFitRule("This vote is answered by ranking the options."));
    }

    [Fact]
    public void Options_are_given_scores_within_bounds()
    {
        var score = Vote(Drafted(Ovens), Elect("score", ("highest", "5")), new ScoredChoice([new(Gas, 5), new(Wood, 0)]));
        Given.Ballot().When(score).Then(Cast(new ScoredChoice([new(Gas, 5), new(Wood, 0)])));
        Scored("score", new OptionScore(Gas, 6)).Then(new ScoreIsOutOfRange(Gas, "Gas", 6, 5));
        Scored("score", new OptionScore(Gas, -1)).Then(new ScoreIsOutOfRange(Gas, "Gas", -1, 5));
        Scored("score", new(Gas, 1), new(Gas, 1)).Then(new OptionIsScoredTwice(Gas, "Gas"));
        Scored("score", new OptionScore(Unknown, 1)).Then(new OptionIsNotOnTheBallot(Unknown));
        Scored("score").Then(Cast(new ScoredChoice([])));
        Given.Ballot().When(Vote(Drafted(Ovens), Elect("score", ("highest", "5")), RankedChoice.Of(Gas)))
            .Then(new ChoiceDoesNotFitRule("This vote is answered by giving options a score, or a 1 for each that you approve of."));
        Given.Ballot().When(Vote(Drafted(Ovens), Elect("score", ("highest", "5")), new ScoredChoice(default)))
            .Then(new ChoiceDoesNotFitRule("Scores are a list of options, each with its score; the empty list is a blank ballot."));
        Given.Ballot().When(Vote(Drafted(Ovens), Elect("score", ("highest", "5")), new ScoredChoice([null!])))
            .Then(new ChoiceDoesNotFitRule("Each entry of the scores names an option and its score."));

        When<Ballot, IBallotEvent> Scored(string rule, params OptionScore[] scores) =>
            Given.Ballot().When(Vote(Drafted(Ovens), Elect(rule, ("highest", "5")), new ScoredChoice([.. scores])));
    }

    [Theory]
    [InlineData(0, 2, "Choose at most 2.", 3)]
    [InlineData(2, 0, "Choose at least 2.", 1)]
    [InlineData(2, 2, "Choose exactly 2.", 3)]
    [InlineData(2, 3, "Choose from 2 to 3.", 1)]
    public void As_many_are_approved_of_as_the_rule_asks_for(int fewest, int most, string bounds, int tooManyOrFew)
    {
        OptionId[] options = [Gas, Electric, Wood];
        var rule = Elect("approval", ("minimum", $"{fewest}"), ("maximum", $"{most}"));
        Given.Ballot().When(Vote(Drafted(Ovens), rule, ScoredChoice.Approving(options[..tooManyOrFew]))).Then(new ChoiceDoesNotFitRule(bounds));
        Given.Ballot().When(Vote(Drafted(Ovens), rule, ScoredChoice.Approving(Gas, Wood))).Then(Cast(ScoredChoice.Approving(Gas, Wood)));
        Given.Ballot().When(Vote(Drafted(Ovens), rule, new ScoredChoice([]))).Then(Cast(new ScoredChoice([])));
        RuleInWords.Of(rule).ShouldContain(bounds);
    }

    [Fact]
    public void Dots_and_credits_are_not_overspent()
    {
        var dots = Elect("dots", ("dots", "5"), ("most-per-option", "4"));
        Given.Ballot().When(Vote(Drafted(Ovens), dots, new ScoredChoice([new(Gas, 3), new(Wood, 3)]))).Then(new ChoiceDoesNotFitRule("Put at most 5 dots in all, and at most 4 on one option."));
        Given.Ballot().When(Vote(Drafted(Ovens), dots, new ScoredChoice([new(Gas, 5)]))).Then(new ScoreIsOutOfRange(Gas, "Gas", 5, 4));
        Given.Ballot().When(Vote(Drafted(Ovens), dots, new ScoredChoice([new(Gas, 3), new(Wood, 2)]))).Then(Cast(new ScoredChoice([new(Gas, 3), new(Wood, 2)])));
        var credits = Elect("quadratic", ("credits", "10"));
        Given.Ballot().When(Vote(Drafted(Ovens), credits, new ScoredChoice([new(Gas, 3), new(Wood, 2)])))
            .Then(new ChoiceDoesNotFitRule("You have 10 credits: 1 vote for an option costs 1 of them, 2 votes cost 4, 3 votes cost 9, and so on."));
        Given.Ballot().When(Vote(Drafted(Ovens), credits, new ScoredChoice([new(Gas, 3), new(Wood, 1)]))).Then(Cast(new ScoredChoice([new(Gas, 3), new(Wood, 1)])));
    }

    [Fact]
    public void Scores_are_equal_when_they_give_the_same()
    {
        ScoredChoice[] different = [new([]), new(default), ScoredChoice.Approving(Gas), new([new(Gas, 2)]), ScoredChoice.Approving(Gas, Wood)];
        foreach (var one in different)
            different.Where(two => one == two).ShouldBe([one]);
        ScoredChoice.Approving(Gas).GetHashCode().ShouldBe(ScoredChoice.Approving(Gas).GetHashCode());
    }

    private static DecisionRule Elect(string rule, params (string Name, string Value)[] settings) => YesNo with
    {
        Method = new ElectionMethod(rule, 1, settings.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal)),
    };

    private static When<Ballot, IBallotEvent> Answered(Choice choice) => Given.Ballot().When(Vote(Drafted(), YesNo, choice));

    private static When<Ballot, IBallotEvent> RankedBy(Choice choice) => Given.Ballot().When(Rank(choice));

    private static Func<Ballot?, Decision> Rank(Choice choice) => Vote(Drafted(Ovens), Ranked, choice);

    private static Func<Ballot?, Decision> Vote(ProposalDrafted drafted, DecisionRule terms, Choice choice) => state =>
        CastBallot.Decide(
            Given.Proposal(drafted, Opened(terms)).Known, state,
            new CastBallot(Oven, Ada, 1, choice, null, Channel.Web), isOnRoll: true, During);
}
