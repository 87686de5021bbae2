using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>Examples from the literature and edges, with the words that a member reads.</summary>
public sealed class ScoreExamples
{
    /// <summary>
    /// Tennessee's capital with scores by distance, as on 'STAR voting' in Wikipedia: Nashville and Chattanooga have the most
    /// points, and Nashville is preferred, 68 to 32.
    /// </summary>
    private static readonly Election Tennessee = ScoredElections.Of(
        "Memphis Nashville Chattanooga Knoxville",
        """
        42: Memphis=5 Nashville=2 Chattanooga=1 Knoxville=0
        26: Memphis=0 Nashville=5 Chattanooga=2 Knoxville=2
        15: Memphis=0 Nashville=3 Chattanooga=5 Knoxville=4
        17: Memphis=0 Nashville=2 Chattanooga=4 Knoxville=5
        """);

    [Fact]
    public void A_STAR_count_is_told() => Words(Tennessee, "star").ShouldBe(
    [
        "100 ballots were cast.",
        "The scores that each is given are added up; whoever a ballot leaves out has 0 from it. The two with the highest totals meet in a run-off, " +
            "where each ballot counts for whichever of them it gives the higher score.",
        "Nashville has 293 points.", "Chattanooga has 237 points.", "Memphis has 210 points.", "Knoxville has 197 points.",
        "In the run-off Nashville is preferred by 68 ballots.", "In the run-off Chattanooga is preferred by 32 ballots.",
        "So the order is: Nashville; Chattanooga; Memphis; Knoxville.",
        "Nashville is chosen.",
    ]);

    [Theory]
    [InlineData("score", "Nashville")]
    [InlineData("star", "Nashville")]
    [InlineData("allocated-score", "Nashville")]
    [InlineData("rrv", "Nashville")]
    [InlineData("sss", "Nashville")]
    public void Nashville_has_the_most_points(string rule, string city) => Tennessee.By(rule).Winners.ShouldBe([city]);

    [Fact]
    public void Approvals_out_of_bounds_are_spoilt_and_shown_and_blank_ones_are_not()
    {
        var election = ScoredElections.Of("A B C D", "4: A B; 3: B C; 2: A B C D; 1: D; 5:");
        var record = election.By("approval", "minimum=2 maximum=3");
        record.Ballots.ShouldBe(new BallotNumbers(15, 7, 5, 3));
        record.Rounds[0].Show().ShouldBe("A 4, B 7, C 3, D 0");
        Words(election, "approval", "minimum=2 maximum=3").ShouldBe(
        [
            "15 ballots were cast: 5 are blank and 3 are spoilt, and 7 count.",
            "Each ballot counts for everybody it approves of. The most approvals win. A ballot that approves of fewer than 2 or more than 3 is spoilt.",
            "B has 7 approvals.", "A has 4 approvals.", "C has 3 approvals.", "D has 0 approvals.",
            "So the order is: B; A; C; D.",
            "B is chosen.",
        ]);
    }

    [Fact]
    public void A_score_above_the_highest_spoils_the_ballot()
    {
        var election = ScoredElections.Of("A B", "2: A=6 B=1; 1: A=1 B=5");
        election.By("star").Ballots.ShouldBe(new BallotNumbers(3, 1, 0, 2));
        election.By("star").Winners.ShouldBe(["B"]);
        election.By("star", "highest=6").Winners.ShouldBe(["A"]);
        election.By("score").Winners.ShouldBe(["A"]);
        election.By("score", "highest=5").Winners.ShouldBe(["B"]);
    }

    [Fact]
    public void Whoever_withdrew_is_passed_over_by_every_rule()
    {
        var election = Tennessee with { Candidates = [.. Tennessee.Candidates.Select(each => each with { IsWithdrawn = each.Name == "Nashville" })] };
        foreach (var rule in new[] { "score", "star", "bloc-star", "allocated-score", "rrv", "sss" })
        {
            var record = election.By(rule);
            record.Winners.ShouldBe(["Chattanooga"], rule);
            record.Rounds.ShouldAllBe(round => !round.Votes.ContainsKey("Nashville"));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9000000000000000000")]
    public void The_highest_score_is_a_number_that_can_be_added_up(string highest) =>
        Should.Throw<CannotCountException>(() => Tennessee.By("rrv", $"highest={highest}")).Message.ShouldContain("from 1 to 1,000,000");

    [Fact]
    public void Where_all_withdraw_nobody_is_chosen()
    {
        var election = Tennessee with { Candidates = [.. Tennessee.Candidates.Select(each => each with { IsWithdrawn = true })] };
        foreach (var rule in CountingRules.All.Where(rule => rule.Ballots == BallotForm.Scored))
        {
            var record = election.By(rule.Name);
            record.Winners.ShouldBeEmpty(rule.Name);
            rule.InWords(record).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void STAR_fills_one_seat() =>
        Should.Throw<CannotCountException>(() => (Tennessee with { Seats = 2 }).By("star")).Message.ShouldContain("one seat");

    /// <summary>
    /// Three tie on 10 points; A beats B, B beats C and C beats A, and A has four fives, B three and C one (a case of
    /// bettervoting's own tests: A and B go on by fives, and A wins).
    /// </summary>
    [Theory]
    [InlineData("most-preferred")]
    [InlineData("least-beaten")]
    public void Three_tied_in_a_circle_go_on_by_highest_scores(string finalists)
    {
        var preferred = new long[,] { { 0, 1, 0, 1 }, { 0, 0, 1, 1 }, { 1, 0, 0, 1 }, { 0, 0, 0, 0 } };
        var (two, ties) = Meet(preferred, [10, 10, 10, 9], [4, 3, 1, 0], finalists);
        two.ShouldBe([0, 1]);
        ties.Ties.Single().By.ShouldBe(StarRound.ByHighest);
    }

    /// <summary>Two tie for second, and whoever more prefer goes on (bettervoting: Carmen over Bill).</summary>
    [Theory]
    [InlineData("most-preferred")]
    [InlineData("least-beaten")]
    public void Two_tied_for_second_meet_head_to_head(string finalists)
    {
        var preferred = new long[,] { { 0, 1, 1, 1 }, { 0, 0, 0, 1 }, { 0, 1, 0, 1 }, { 0, 0, 0, 0 } };
        Meet(preferred, [10, 8, 8, 7], [3, 2, 1, 0], finalists).Finalists.ShouldBe([0, 2]);
    }

    /// <summary>A has most fives and goes on; for the other place B and C are still tied (bettervoting: by a draw).</summary>
    [Fact]
    public void What_no_step_tells_apart_goes_by_the_tie_rule()
    {
        var preferred = new long[,] { { 0, 1, 0, 1 }, { 0, 0, 1, 1 }, { 1, 0, 0, 1 }, { 0, 0, 0, 0 } };
        var (two, ties) = Meet(preferred, [10, 10, 10, 9], [3, 2, 2, 0], "most-preferred");
        two.ShouldBe([0, 1]);
        ties.Ties.Select(tie => tie.By).ShouldBe([StarRound.ByHighest, "order"]);
    }

    /// <summary>
    /// B, C and D tie. B is preferred to the others 7 times and beaten 7, C 5 times and once, D 3 times and 7: the first text
    /// takes B, the second takes B and D out at once.
    /// </summary>
    [Fact]
    public void The_published_texts_differ_on_three_tied()
    {
        var preferred = new long[,] { { 0, 0, 0, 0 }, { 0, 0, 1, 6 }, { 0, 4, 0, 1 }, { 0, 3, 0, 0 } };
        Meet(preferred, [20, 10, 10, 10], [0, 0, 0, 0], "most-preferred").Finalists.ShouldBe([0, 1]);
        Meet(preferred, [20, 10, 10, 10], [0, 0, 0, 0], "least-beaten").Finalists.ShouldBe([0, 2]);
    }

    private static (List<int> Finalists, TieRule Ties) Meet(long[,] preferred, long[] scores, long[] highest, string finalists)
    {
        var star = new StarRound(
            scores.Index().ToDictionary(each => each.Index, each => (System.Numerics.BigInteger)each.Item),
            HeadToHead.Given(preferred, 100),
            highest.Index().ToDictionary(each => each.Index, each => each.Item));
        var ties = new TieRule([.. "ABCD".Select(letter => new Candidate($"{letter}"))], "order", default);
        return (star.Finalists([0, 1, 2, 3], ties, 1, finalists == "least-beaten"), ties);
    }

    private static IEnumerable<string> Words(Election election, string rule, string settings = "") =>
        CountingRules.Find(rule)!.InWords(election.By(rule, settings));
}
