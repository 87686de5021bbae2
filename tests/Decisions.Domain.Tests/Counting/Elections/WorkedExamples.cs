using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Examples from the literature, with the words that a member reads.</summary>
public sealed class WorkedExamples
{
    /// <summary>
    /// Where Tennessee's capital is to be: each voter prefers the nearest city. The textbook example of how rules differ
    /// (as on 'Ranked voting' in Wikipedia): the Condorcet winner is Nashville.
    /// </summary>
    private static readonly Election Tennessee = ProfileText.Election(
        "Memphis Nashville Chattanooga Knoxville",
        """
        42: Memphis > Nashville > Chattanooga > Knoxville
        26: Nashville > Chattanooga > Knoxville > Memphis
        15: Chattanooga > Knoxville > Nashville > Memphis
        17: Knoxville > Chattanooga > Nashville > Memphis
        """);

    [Theory]
    [InlineData("plurality", "", "Memphis")]
    [InlineData("plurality", "run-off=two", "Nashville")]
    [InlineData("borda", "", "Nashville")]
    [InlineData("irv", "", "Knoxville")]
    [InlineData("copeland", "", "Nashville")]
    [InlineData("minimax", "", "Nashville")]
    [InlineData("schulze", "", "Nashville")]
    [InlineData("ranked-pairs", "", "Nashville")]
    public void Rules_differ_on_where_the_capital_of_Tennessee_is_to_be(string rule, string settings, string city) =>
        Tennessee.By(rule, settings).Winners.ShouldBe([city]);

    [Theory]
    [InlineData("n", "Memphis 226, Nashville 294, Chattanooga 273, Knoxville 207")]
    [InlineData("n-1", "Memphis 126, Nashville 194, Chattanooga 173, Knoxville 107")]
    public void Bordas_points_go_down_to_1_or_to_0(string from, string points)
    {
        var votes = Tennessee.By("borda", $"base={from}").Rounds[0].Votes;
        string.Join(", ", Tennessee.Candidates.Select(each => $"{each.Name} {votes[each.Name]}")).ShouldBe(points);
    }

    [Fact]
    public void A_run_off_after_plurality_is_told() => Words(Tennessee, "plurality", "run-off=two").ShouldBe(
    [
        "100 ballots were cast.",
        "Each ballot counts for its first choice. Unless somebody has more than half, the two who have the most go on to a run-off.",
        "Memphis has 42 votes.", "Nashville has 26 votes.", "Knoxville has 17 votes.", "Chattanooga has 15 votes.",
        "In the run-off each ballot counts for whichever of the two it ranks higher.",
        "Nashville has 58 votes.", "Memphis has 42 votes.",
        "So the order is: Nashville; Memphis; Knoxville; Chattanooga.",
        "Nashville is chosen.",
    ]);

    /// <summary>Condorcet's paradox (1785): each beats the next in a circle.</summary>
    [Fact]
    public void A_circle_is_told_and_how_ranked_pairs_open_it() =>
        Words(ProfileText.Election("A B C", "40: A > B > C; 35: B > C > A; 25: C > A > B"), "ranked-pairs", "").ShouldBe(
        [
            "100 ballots were cast.",
            "Every two candidates are compared: how many rank the one above the other. Whoever a ballot leaves out counts as last on it.",
            "A beats B, 65 to 35.", "C beats A, 60 to 40.", "B beats C, 75 to 25.",
            "Nobody beats all others.",
            "The wins are taken from the strongest down. Each is locked, unless it would close a circle with those locked before; then it is skipped.",
            "The win of C over A, 60 to 40, is skipped: those locked before it lead from A to C.",
            "So the order is: A; B; C.",
            "A is chosen.",
        ]);

    [Fact]
    public void A_tie_is_told_with_the_lot_that_settles_it()
    {
        var record = ProfileText.Election("A B", "1: A; 1: B").By("copeland");
        record.Ranking().ShouldBe("A = B");
        record.LotSeed.ShouldBe("");
        CountingRules.Find("copeland")!.InWords(record).ShouldContain(
            $"A and B tie. It goes by lot, drawn from the seed: {record.Winners[0]}.");
    }

    [Fact]
    public void Whoever_withdrew_is_passed_over_by_every_rule()
    {
        var election = Tennessee with
        {
            Candidates = [.. Tennessee.Candidates.Select(each => each with { IsWithdrawn = each.Name == "Nashville" })],
        };
        foreach (var rule in new[] { "borda", "irv", "copeland", "minimax", "schulze", "ranked-pairs" })
        {
            var record = election.By(rule);
            record.Winners.ShouldBe(["Chattanooga"], rule);
            record.Rounds.ShouldAllBe(round => !round.Votes.ContainsKey("Nashville"));
        }
    }

    private static IEnumerable<string> Words(Election election, string rule, string settings) =>
        CountingRules.Find(rule)!.InWords(election.By(rule, settings));

    [Theory]
    [InlineData("irv", "2: A; 2: B; 1: C > A", "The one ballot of C goes to A.")]
    [InlineData("irv", "2: A; 3: B; 1: C", "The one ballot of C drops out.")]
    [InlineData("stv-meek", "1: A > B", "1 vote is in the count. Divided by 2 and rounded up past the ninth decimal, the quota is 0.500000001.")]
    public void One_is_not_many(string rule, string ballots, string sentence) =>
        CountingRules.Find(rule)!.InWords(ProfileText.Election("A B C", ballots).By(rule)).ShouldContain(sentence);
}
