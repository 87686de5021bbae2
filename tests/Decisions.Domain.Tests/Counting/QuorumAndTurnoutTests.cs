using Decisions.Domain.Counting;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Counting;

public sealed class QuorumAndTurnoutTests
{
    [Theory]
    // number, fraction, roll, ballots returned, needed, met
    [InlineData(5, 0, 1, 20, 5, 5, true)]
    [InlineData(5, 0, 1, 20, 4, 5, false)]
    [InlineData(2, 1, 2, 20, 10, 10, true)]
    [InlineData(2, 1, 2, 20, 9, 10, false)]
    [InlineData(2, 1, 2, 21, 10, 11, false)]
    [InlineData(2, 1, 2, 21, 11, 11, true)]
    [InlineData(2, 1, 2, 3, 2, 2, true)]
    [InlineData(2, 1, 2, 2, 1, 2, false)]
    [InlineData(2, 1, 2, 1, 1, 2, false)]
    [InlineData(0, 1, 3, 10, 3, 4, false)]
    [InlineData(0, 1, 3, 10, 4, 4, true)]
    public void A_quorum_is_the_greater_of_a_number_and_a_fraction_of_the_roll(
        int number, int numerator, int denominator, long roll, long returned, long needed, bool met)
    {
        var rule = Samples.YesNo(quorum: new Quorum(number, new Fraction(numerator, denominator)));

        var tally = Samples.Count(rule, roll, yes: returned, no: 0, abstain: 0);

        (tally.QuorumNeeded, tally.QuorumMet).ShouldBe((needed, met));
        tally.Verdict.ShouldBe(met ? Verdict.Carried : Verdict.NoQuorum);

        // Without a count the same is said of it.
        var round = Given.Proposal(Example.Drafted(), Example.Opened(rule) with { Roll = Example.Roll with { Eligible = roll } }).Known.Latest!;
        var asked = QuorumOfBallots.Of(round, Samples.Answers(returned, 0, 0), null);
        (asked.Returned, asked.Needed, asked.IsReached).ShouldBe((tally.Returned, needed, met));
    }

    [Fact]
    public void An_abstention_counts_toward_the_quorum()
    {
        var rule = Samples.YesNo(quorum: new Quorum(5, null));

        Samples.Count(rule, 20, yes: 1, no: 0, abstain: 4).Verdict.ShouldBe(Verdict.Carried);
    }

    [Theory]
    // yes, no, abstain of 20; at least half of the eligible must vote yes or no (as in the 2014 Act, s.113)
    [InlineData(9, 1, 0, Verdict.Carried)]
    [InlineData(9, 0, 11, Verdict.NoQuorum)]
    [InlineData(1, 9, 10, Verdict.Lost)]
    public void A_turnout_floor_asks_for_votes_cast_and_not_for_presence(
        long yes, long no, long abstain, Verdict verdict)
    {
        var tally = Samples.Count(Samples.YesNo(turnoutFloor: Fraction.Half), 20, yes, no, abstain);

        (tally.TurnoutNeeded, tally.TurnoutMet).ShouldBe((10, verdict != Verdict.NoQuorum));
        tally.Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void Without_a_quorum_the_working_is_given_in_full()
    {
        var tally = Samples.Count(Samples.YesNo(quorum: new Quorum(15, null)), 20, yes: 9, no: 3, abstain: 1);

        tally.Verdict.ShouldBe(Verdict.NoQuorum);
        (tally.ThresholdMet, tally.Base).ShouldBe((true, 12));
    }

    [Fact]
    public void Without_a_quorum_a_run_off_is_held_and_nobody_is_chosen()
    {
        var options = Samples.Options("A", "B", "C");

        var tally = Samples.Count(
            options, [options.Of(3, "A"), options.Of(2, "B>A"), options.Of(1, "C>A")],
            Samples.Ranked(quorum: new Quorum(7, null)), eligible: 10);

        (tally.Verdict, tally.Winner).ShouldBe((Verdict.NoQuorum, null));
        options.Show(tally).ShouldBe(["A 3, B 2, C 1", "A 4, B 2"]);
    }

    [Fact]
    public void A_blank_ballot_counts_toward_the_quorum_and_not_toward_the_turnout()
    {
        var options = Samples.Options("A", "B");
        var rule = Samples.Ranked(new Quorum(4, null), turnoutFloor: new Fraction(2, 5));

        var tally = Samples.Count(options, [options.Of(3, "A"), options.Of(1, "")], rule, eligible: 10);

        (tally.QuorumMet, tally.TurnoutNeeded, tally.TurnoutMet, tally.Blank).ShouldBe((true, 4, false, 1));
        (tally.Verdict, tally.Winner).ShouldBe((Verdict.NoQuorum, null));
    }
}
