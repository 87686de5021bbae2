using Decisions.Domain.Counting.Elections;
using static Decisions.Domain.Tests.Counting.Elections.Budgets.BudgetElections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>Budgets from the literature, with the words that a member reads.</summary>
public sealed class BudgetExamples
{
    private const string Costs = "bike 700, gym 400, park 250, playground 200, library 100";

    /// <summary>equalshares.net, 'Explanation of the Method of Equal Shares', example 1.</summary>
    private static readonly Election One = Election(1100, Costs, """
        1: bike gym; 1: bike gym park; 1: bike gym; 1: bike gym park; 1: bike gym park; 1: bike gym;
        1: park playground library; 1: playground; 1: playground library; 1: park playground library; 1: bike
        """);

    /// <summary>Its example 2: the last voter wants the gym instead.</summary>
    private static readonly Election Two = Election(1100, Costs, """
        1: bike gym; 1: bike gym park; 1: bike gym; 1: bike gym park; 1: bike gym park; 1: bike gym;
        1: park playground library; 1: playground; 1: playground library; 1: park playground library; 1: gym
        """);

    [Fact]
    public void Equal_shares_of_one_budget_are_told() => Words(One, "").ShouldBe(
    [
        "11 ballots were cast.",
        "There is 1,100 to spend. The 5 projects would cost 1,650 together.",
        "Each of the 11 voters has an equal share of it, 100.",
        "The supporters of a project share its cost equally; whoever has less left than that gives all of it, and the others pay more.",
        "A supporter counts for as much of a vote as they pay of an equal payment. The project with the most votes so counted is bought, again and again.",
        "bike counts for 7 votes.", "Its 7 supporters share its cost of 700; each pays 100. 400 is left of the budget.",
        "playground counts for 4 votes.", "Its 4 supporters share its cost of 200; each pays 50. 200 is left of the budget.",
        "library counts for 3 votes.", "Its 3 supporters share its cost of 100; each pays about 33.33. 100 is left of the budget.",
        "The supporters of these do not have their cost left: gym and park.",
        "bike, playground and library are chosen, at a cost of 1,000 together. 100 is left of the budget.",
    ]);

    [Fact]
    public void Supporters_who_have_less_give_all_they_have()
    {
        var record = Two.By("equal-shares");
        record.Winners.ShouldBe(["gym", "park", "playground"]);

        // 43 each of three, and (250 - 3 × 300/7) / 2 = 425/7 each of two; the effective votes are 250 over that.
        var park = record.Rounds[2];
        park.Votes["park"].ShouldBe(Amount.Ratio(250 * 7, 425));
        var payments = park.Budget!.Payments!;
        payments.PerPoint.ShouldBe(Amount.Ratio(425, 7));
        payments.GivenByThose.ShouldBe(Amount.Ratio(900, 7));
        (payments.InFull, payments.AllTheyHave, payments.Nothing).ShouldBe((2, 3, 0));
        record.Rounds[1].Excluded.ShouldBe(["bike"]);
        record.Rounds[3].Votes["playground"].ShouldBe(Amount.Ratio(200 * 7, 425));
        Words(Two, "").ShouldContain(
            "Of its 5 supporters 2 pay about 60.71 each and 3 give all they have, about 128.57 together. That makes its cost of 250. 450 is left of the budget.");
    }

    [Fact]
    public void Most_cities_would_buy_both_sports_projects_and_nothing_else() => CountingRules.Find("greedy-budget")!.InWords(One.By("greedy-budget")).ShouldBe(
    [
        "11 ballots were cast.",
        "There is 1,100 to spend. The 5 projects would cost 1,650 together.",
        "Projects are bought by their votes, the most first.",
        "What costs more than is left is skipped.",
        "bike has 7 votes and costs 700. It is bought, which leaves 400.",
        "gym has 6 votes and costs 400. It is bought, which leaves 0.",
        "park has 5 votes and costs 250, more than the 0 left. It is skipped.",
        "playground has 4 votes and costs 200, more than the 0 left. It is skipped.",
        "library has 3 votes and costs 100, more than the 0 left. It is skipped.",
        "bike and gym are chosen, at a cost of 1,100 together. Nothing is left of the budget.",
    ]);

    [Theory]
    [InlineData("does-not-fit=stop", "gym bike")]
    [InlineData("does-not-fit=skip", "gym bike")]
    [InlineData("order=votes-per-cost", "library park playground gym")]
    [InlineData("minimum=7", "gym")]
    public void The_greedy_rule_has_its_variants(string settings, string bought) =>
        Two.By("greedy-budget", settings).Winners.ShouldBe(bought.Split(' '));

    [Fact]
    public void Stopping_leaves_out_what_would_still_fit()
    {
        var election = Election(10, "A 6, B 5, C 4", "3: A; 2: B; 1: C");
        election.By("greedy-budget").Winners.ShouldBe(["A", "C"]);
        election.By("greedy-budget", "does-not-fit=stop").Winners.ShouldBe(["A"]);
        election.By("greedy-budget", "does-not-fit=stop").Rounds.Select(round => round.Budget?.Why).ShouldBe([null, null, "cost", "stopped"]);
    }

    /// <summary>
    /// Additive utilities (Peters, Pierczyński, Skowron 2021, section 3), worked by hand: shares of 6. A costs 6 for 4+2
    /// points, 1 a point; B 5 for 2 points, 2½ a point; C 4 for 2, 2 a point. A takes 4 and 2. The first has 2 left, too
    /// little for B; the second has 4, just enough for C.
    /// </summary>
    [Fact]
    public void Points_share_a_cost_in_their_proportion()
    {
        var record = Election(12, "A 6, B 5, C 4", "1: A*4 B*2; 1: A*2 C*2").By("equal-shares", "utility=cardinality");
        record.Winners.ShouldBe(["A", "C"]);
        record.Rounds[1].Budget!.Payments!.PerPoint.ShouldBe(1);
        record.Rounds[2].Budget!.Payments!.PerPoint.ShouldBe(2);
        record.Rounds[2].Excluded.ShouldBe(["B"]);
    }

    /// <summary>Lackner and Skowron, Multi-Winner Voting with Approval Preferences, 2023, example 11: 12 voters elect 4.</summary>
    [Fact]
    public void Without_costs_a_committee_is_elected()
    {
        var ballots = Election(4, "a 1, b 1, c 1, d 1, e 1, f 1, g 1", "3: a b; 3: a c; 2: a d; 1: b c f; 1: e; 1: f; 1: g");
        var committee = ballots with { Budget = null, Seats = 4, Candidates = [.. ballots.Candidates.Select(each => each with { Cost = null })] };
        var record = committee.By("equal-shares");
        record.Winners.ShouldBe(["a"]);
        record.Rounds[1].Budget!.Payments!.PerPoint.ShouldBe(Amount.Ratio(1, 8));
        CountingRules.Find("equal-shares")!.InWords(record)[^1].ShouldBe("a is chosen, and 3 places stay empty.");
        committee.By("equal-shares", "completion=utilitarian").Winners.Length.ShouldBe(4);
    }

    [Fact]
    public void Raises_of_the_share_are_told_and_what_ended_them()
    {
        var exhaustive = Election(10, "A 6, B 5, C 1", "3: A; 1: B; 1: C");
        var record = exhaustive.By("equal-shares", "completion=add1-exhaustive");
        record.Winners.ShouldBe(["A", "C"]);
        (record.Budget!.Shares!.Raises, record.Budget.Shares.Stopped, record.Budget.Shares.NextCost).ShouldBe((0, "exhaustive", null));

        Words(Election(12, "A 6, B 4, C 5", "2: A; 2: C; 1: B"), "completion=add1-exhaustive").ShouldBe(
        [
            "5 ballots were cast.",
            "There is 12 to spend. The 3 projects would cost 15 together.",
            "Each of the 5 voters has an equal share of it, 2 rounded down.",
            "That would leave money over, so all shares are raised by 1 at a time and it is counted anew: 1 raise, to 3 each. The money spent is only what the projects cost.",
            "There it ends, since no other project fits into what is left of the budget.",
            "The supporters of a project share its cost equally; whoever has less left than that gives all of it, and the others pay more.",
            "A supporter counts for as much of a vote as they pay of an equal payment. The project with the most votes so counted is bought, again and again.",
            "C counts for 2 votes.", "Its 2 supporters share its cost of 5; each pays 2.50. 7 is left of the budget.",
            "A counts for 2 votes.", "Its 2 supporters share its cost of 6; each pays 3. 1 is left of the budget.",
            "The supporters of B do not have its cost left.",
            "In round 2 A and C tie. It goes to the lowest cost: C.",
            "C and A are chosen, at a cost of 11 together. 1 is left of the budget.",
        ]);

        record = Election(10, "A 6, B 4, C 5", "2: A; 2: C; 1: B").By("equal-shares", "completion=add1-until-overspend");
        record.Winners.ShouldBeEmpty();
        (record.Budget!.Shares!.Share, record.Budget.Shares.Raises, record.Budget.Shares.Stopped, record.Budget.Shares.NextCost).ShouldBe(((Amount)2, 0, "overspend", (Amount)11));
    }

    [Theory]
    [InlineData("votes-cost-order", "B", "cost")]
    [InlineData("cost-votes-order", "B", "cost")]
    [InlineData("order", "A", "order")]
    [InlineData("name", "A", "name")]
    public void Ties_go_step_by_step_and_are_said(string ties, string first, string by)
    {
        var tied = Election(4, "A 4, B 3", "1: A B; 1: A B").By("equal-shares", $"ties={ties}");
        tied.Winners[0].ShouldBe(first);
        tied.Ties[0].Among.ShouldBe(["A", "B"]);
        tied.Ties[0].By.ShouldBe(by);
    }

    [Fact]
    public void A_blank_ballot_has_its_share_too()
    {
        var record = Election(6, "A 3", "1: A; 1:").By("equal-shares");
        record.Winners.ShouldBe(["A"]);
        record.Ballots.ShouldBe(new BallotNumbers(2, 1, 1, 0));
        Election(5, "A 3", "1: A; 1:").By("equal-shares").Winners.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_counted_is_said()
    {
        var priced = Election(5, "A 3, B 2", "1: A");
        Refused(priced with { Budget = null }).ShouldContain("there is no budget");
        Refused(priced with { Candidates = [priced.Candidates[0], new Candidate("B")] }).ShouldContain("not said what B costs");
        Refused(priced with { Candidates = [priced.Candidates[0], new Candidate("B", Cost: 0)] }).ShouldContain("B costs 0");
        Refused(priced, "then=utilitarian").ShouldContain("completion=utilitarian");
        Refused(priced, "increment=0").ShouldContain("increment");
        Refused(ProfileText.Election("A B", "1: A")).ShouldContain("approvals or points");
    }

    private static string Refused(Election election, string settings = "") =>
        Should.Throw<CannotCountException>(() => election.By("equal-shares", settings)).Message;

    private static IEnumerable<string> Words(Election election, string settings) => CountingRules.Find("equal-shares")!.InWords(election.By("equal-shares", settings));

    [Fact]
    public void One_voter_has_all_of_the_budget() =>
        Words(Election(100, "A 60, B 50", "1: A"), "").ShouldContain("The one voter has all of it, 100.");
}
