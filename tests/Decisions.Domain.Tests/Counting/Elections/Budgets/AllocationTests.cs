using Decisions.Domain.Counting.Elections;
using static Decisions.Domain.Tests.Counting.Elections.Budgets.BudgetElections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>Dots and quadratic votes.</summary>
public sealed class AllocationTests
{
    private static readonly Election Meeting = Plain("1: A*3 B*2; 2: B*4 C*1; 1: A*6; 1: C*5; 1:");

    /// <summary>
    /// Ten voters with 100 credits for each: three all for T, seven with five votes for each of four others (as on
    /// observablehq.com/@pcarleton/quadratic-voting: T gets 30 votes, the others 35 each).
    /// </summary>
    private static readonly Election Tokens = Plain("3: T*10; 7: A*5 B*5 C*5 D*5");

    [Fact]
    public void The_most_dots_win_and_a_ballot_with_too_many_is_spoilt_and_shown()
    {
        var record = Meeting.By("dots", "dots=5");
        record.Rounds[0].Show().ShouldBe("A 3, B 10, C 7");
        record.Winners.ShouldBe(["B"]);
        record.Ballots.ShouldBe(new BallotNumbers(6, 4, 1, 1));
        CountingRules.Find("dots")!.InWords(record).ShouldBe(
        [
            "6 ballots were cast: 1 is blank and 1 is spoilt, and 4 count.",
            "1 ballot is spoilt, with more than 5 dots.",
            "Each ballot puts at most 5 dots. The most dots win.",
            "B has 10 dots.", "C has 7 dots.", "A has 3 dots.",
            "So the order is: B; C; A.",
            "B is chosen.",
        ]);
    }

    [Theory]
    [InlineData("", "A 9, B 10, C 7")]
    [InlineData("dots=5 most-per-option=4", "A 3, B 10, C 2")]
    [InlineData("most-per-option=3", "A 3, B 2, C 0")]
    public void There_may_be_limits_to_dots(string settings, string dots) => Meeting.By("dots", settings).Rounds[0].Show().ShouldBe(dots);

    [Fact]
    public void Several_may_be_chosen_and_a_tie_for_the_last_place_is_settled()
    {
        var record = Tokens.By("quadratic", "ties=order") with { };
        record.Rounds[0].Show().ShouldBe("A 35, B 35, C 35, D 35, T 30");
        record.Winners.Length.ShouldBe(1);
        (Tokens with { Seats = 4 }).By("quadratic").Winners.Order().ShouldBe(["A", "B", "C", "D"]);
        (Tokens with { Seats = 3 }).By("quadratic").Ties.Length.ShouldBe(1);
    }

    [Fact]
    public void Votes_that_cost_more_than_there_is_spoil_the_ballot()
    {
        var record = Plain("1: A*10; 1: A*10 B*1; 1: B*9 A*4").By("quadratic");
        record.Rounds[0].Show().ShouldBe("A 14, B 9");
        record.Ballots.Spoilt.ShouldBe(1);
        record.Rounds[0].Notes!["spoilt"].Single().ShouldBe(new("more than 100 credits spent", 1));
    }

    [Theory]
    [InlineData("floor", "A 9, B 1, C 2", 1)]
    [InlineData("spoilt", "A 9, B 1, C 0", 2)]
    public void Credits_buy_whole_votes(string between, string votes, long spoilt)
    {
        var record = Plain("1: A*81 B*1; 1: C*7; 1: A*81 B*81").By("quadratic", $"ballots=credits between-squares={between}");
        record.Rounds[0].Show().ShouldBe(votes);
        record.Ballots.Spoilt.ShouldBe(spoilt);
    }

    [Fact]
    public void Dots_and_votes_make_the_sums_of_the_ballots_that_count() => ForAll(ballots =>
    {
        var valid = ballots.Lines.Where(line => line.Given.Sum(each => each.Points) <= 6).ToList();
        var dots = ballots.Election.By("dots", "dots=6");
        var squares = ballots.Lines.Where(line => line.Given.Sum(each => each.Points * each.Points) <= 20).ToList();
        var quadratic = ballots.Election.By("quadratic", "credits=20");
        return Sum(dots) == valid.Sum(line => line.Count * line.Given.Sum(each => each.Points))
            && Sum(quadratic) == squares.Sum(line => line.Count * line.Given.Sum(each => each.Points))
            && dots.Ballots.Spoilt == ballots.Lines.Except(valid).Sum(line => line.Count)
            && quadratic.Ballots.Valid + quadratic.Ballots.Blank == squares.Sum(line => line.Count);
    }, points: 5);

    [Theory]
    [InlineData("dots", "dots=6 most-per-option=3")]
    [InlineData("quadratic", "credits=20 ballots=credits")]
    public void The_order_of_ballots_and_of_the_paper_make_no_difference(string rule, string settings) => ForAll(ballots =>
    {
        var single = ballots.Lines.SelectMany(each => Enumerable.Repeat((each.Given, 1L), (int)each.Count)).Reverse();
        var record = ballots.Election.By(rule, settings);
        return record.Json() == ballots.Of(single, each => each).By(rule, settings).Json()
            && record.Winners.SequenceEqual(ballots.Reordered.By(rule, settings).Winners)
            && CountingRules.Find(rule)!.InWords(record).All(sentence => sentence is [>= '!', .., '.']);
    }, points: 5);

    private static long Sum(CountRecord record) => record.Rounds[0].Votes.Values.Sum(each => (long)each.Numerator);

    private static Election Plain(string ballots)
    {
        var names = ballots.Where(char.IsAsciiLetterUpper).Distinct().Order().Select(name => $"{name} 1");
        var priced = Election(1, string.Join(", ", names), ballots);
        return priced with { Budget = null, Candidates = [.. priced.Candidates.Select(each => each with { Cost = null })] };
    }
}
