using Decisions.Domain.Counting;

namespace Decisions.Domain.Tests.Counting;

public sealed class RunOffExamplesTests
{
    /// <summary>The capital of Tennessee: Wikipedia, 'Instant-runoff voting', examples.</summary>
    [Fact]
    public void Knoxville_becomes_the_capital_of_Tennessee()
    {
        var cities = Samples.Options("Memphis", "Nashville", "Chattanooga", "Knoxville");

        var tally = Samples.Count(cities,
        [
            cities.Of(42, "Memphis>Nashville>Chattanooga>Knoxville"),
            cities.Of(26, "Nashville>Chattanooga>Knoxville>Memphis"),
            cities.Of(15, "Chattanooga>Knoxville>Nashville>Memphis"),
            cities.Of(17, "Knoxville>Chattanooga>Nashville>Memphis"),
        ]);

        cities.Show(tally).ShouldBe(
        [
            "Memphis 42, Nashville 26, Chattanooga 15, Knoxville 17",
            "Memphis 42, Nashville 26, Knoxville 32",
            "Memphis 42, Knoxville 58",
        ]);
        tally.Winner.ShouldBe(cities.Named("Knoxville"));
        tally.Verdict.ShouldBe(Verdict.Carried);
    }

    /// <summary>Five voters, three candidates: Wikipedia, 'Instant-runoff voting', examples.</summary>
    [Fact]
    public void Sue_wins_with_the_ballot_that_had_Bill_first()
    {
        var people = Samples.Options("Bob", "Bill", "Sue");

        var tally = Samples.Count(people,
            [people.Of(2, "Bob>Bill>Sue"), people.Of(2, "Sue>Bob>Bill"), people.Of(1, "Bill>Sue>Bob")]);

        people.Show(tally).ShouldBe(["Bob 2, Bill 1, Sue 2", "Bob 2, Sue 3"]);
        tally.Rounds[0].Eliminated.ShouldBe(people.Named("Bill"));
        tally.Rounds[0].Transfers.ShouldBe([new OptionVotes(people.Named("Sue"), 1)]);
        tally.Winner.ShouldBe(people.Named("Sue"));
    }

    /// <summary>A run-off is not monotone: Wikipedia, 'Monotonicity criterion', instant run-off.</summary>
    [Theory]
    [InlineData(39, 35, "Andrea")]
    [InlineData(49, 25, "Cynthia")]
    public void Ten_more_first_choices_cost_Andrea_the_win(long andrea, long belinda, string winner)
    {
        var people = Samples.Options("Andrea", "Belinda", "Cynthia");

        var tally = Samples.Count(people,
        [
            people.Of(andrea, "Andrea>Belinda>Cynthia"),
            people.Of(belinda, "Belinda>Cynthia>Andrea"),
            people.Of(26, "Cynthia>Andrea>Belinda"),
        ]);

        tally.Winner.ShouldBe(people.Named(winner));
    }

    [Fact]
    public void Exhausted_ballots_are_out_of_the_count_for_good()
    {
        var options = Samples.Options("A", "B", "C");

        var tally = Samples.Count(options,
            [options.Of(5, "A"), options.Of(4, "B"), options.Of(1, "C>B"), options.Of(2, "C")]);

        options.Show(tally).ShouldBe(["A 5, B 4, C 3", "A 5, B 5; 2 exhausted", "A 5; 7 exhausted"]);
        tally.Rounds[1].Tie!.ByRound.ShouldBe(1);
        tally.Winner.ShouldBe(options.Named("A"));
    }

    [Fact]
    public void A_round_says_how_many_votes_are_more_than_half_of_those_left()
    {
        var options = Samples.Options("A", "B", "C");

        var tally = Samples.Count(options, [options.Of(4, "A"), options.Of(3, "B"), options.Of(2, "C")]);

        tally.Rounds.Select(round => round.Majority).ShouldBe([5, 4]);
        tally.Rounds[1].Exhausted.ShouldBe(2);
        tally.Winner.ShouldBe(options.Named("A"));
    }

    [Fact]
    public void Options_that_nobody_ranks_leave_one_at_a_time()
    {
        var options = Samples.Options("A", "B", "C", "D");

        var tally = Samples.Count(options, [options.Of(2, "A"), options.Of(2, "B>A")]);

        tally.Rounds.Length.ShouldBe(4);
        tally.Rounds[0].Votes.Length.ShouldBe(4);
        tally.Rounds[1].Votes.Length.ShouldBe(3);
        tally.Rounds[0].Tie!.Among.ShouldBe([options.Named("C"), options.Named("D")]);
        tally.Rounds[0].Transfers.ShouldBeEmpty();
    }

    [Fact]
    public void Half_of_the_ballots_is_not_enough()
    {
        var options = Samples.Options("A", "B", "C");

        var tally = Samples.Count(options, [options.Of(4, "A"), options.Of(3, "B"), options.Of(1, "C>B")]);

        options.Show(tally.Rounds[1]).ShouldBe("A 4, B 4");
        tally.Rounds.Length.ShouldBe(3);
    }

    [Fact]
    public void When_nobody_ranks_any_option_the_choice_is_lost()
    {
        var options = Samples.Options("A", "B");

        var tally = Samples.Count(options, [options.Of(3, "")]);

        (tally.Verdict, tally.Winner, tally.Blank, tally.Returned).ShouldBe((Verdict.Lost, null, 3, 3));
        options.Show(tally).ShouldBe(["A 0, B 0"]);
    }

    [Fact]
    public void A_single_option_is_chosen_by_a_single_ballot()
    {
        var options = Samples.Options("A");

        var tally = Samples.Count(options, [options.Of(1, "A"), options.Of(2, "")]);

        (tally.Verdict, tally.Winner, tally.Rounds.Length).ShouldBe((Verdict.Carried, options.Named("A"), 1));
    }
}
