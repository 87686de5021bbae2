using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Tests.Counting.Elections.Scores;

namespace Decisions.Domain.Tests.Counting.Elections.Committees;

/// <summary>Examples from the literature, with the words that a member reads.</summary>
public sealed class CommitteeExamples
{
    /// <summary>Phragmén's own example of 1894, as in Janson, arXiv 1611.08826: A, Q and B are elected in this order.</summary>
    private static readonly Election Example1894 = ScoredElections.Of(
        "A B C P Q R", "1034: A B C; 519: P Q R; 90: A B Q; 47: A P Q", seats: 3);

    [Theory]
    [InlineData("phragmen", "")]
    [InlineData("pav", "variant=sequential")]
    public void Phragmens_example_elects_A_Q_and_B(string rule, string settings) => Example1894.By(rule, settings).Winners.ShouldBe(["A", "Q", "B"]);

    [Fact]
    public void Loads_are_exact()
    {
        var rounds = Example1894.By("phragmen").Rounds;
        rounds[0].Votes["A"].ShouldBe(Amount.Ratio(1, 1171));
        rounds[1].Votes["Q"].ShouldBe((1 + Amount.Ratio(137, 1171)) / 656);
        rounds[1].Votes["B"].ShouldBe((1 + Amount.Ratio(1124, 1171)) / 1124);
        rounds[2].Notes!["load"].Values.Aggregate((Amount)0, (sum, each) => sum + each).ShouldBe((Amount)1690);
        rounds[2].Notes!["load"].Aggregate((Amount)0, (sum, each) => sum + (each.Value * (Amount.TryParse(each.Key, out var load) ? load : 0))).ShouldBe((Amount)3);
    }

    /// <summary>Where parties have lists of their own, these rules are D'Hondt's: of 53, 24 and 23 votes, seven seats go 4, 2 and 1.</summary>
    [Theory]
    [InlineData("phragmen", "")]
    [InlineData("pav", "")]
    [InlineData("pav", "variant=sequential")]
    public void Party_lists_have_seats_by_D_Hondts_rule(string rule, string settings)
    {
        var record = ScoredElections.Of(
            "A1 A2 A3 A4 A5 B1 B2 B3 C1 C2 C3", "53: A1 A2 A3 A4 A5; 24: B1 B2 B3; 23: C1 C2 C3", seats: 7).By(rule, settings);
        record.Winners.GroupBy(name => name[0]).OrderBy(party => party.Key).Select(party => party.Count()).ShouldBe([4, 2, 1]);
    }

    /// <summary>Twenty voters, four seats: a share of 1/5 each, so that five pay for a member.</summary>
    [Fact]
    public void Equal_shares_are_told()
    {
        var election = ScoredElections.Of("A B C D", "10: A B; 6: C; 4: D", seats: 4);
        var record = election.By("committee-equal-shares", "completion=none");
        record.Winners.Order().ShouldBe(["A", "B", "C"]);
        Words(election, "committee-equal-shares", "completion=none ties=order").ShouldBe(
        [
            "20 ballots were cast.",
            "A member of the committee costs 1. Each voter has an equal share of 4 at the start. Those who approve of a member pay for it alike, and who has less than the others pays all they have. " +
                "Whoever is paid for with the smallest payments is chosen next.",
            "These are the numbers for seat 1.",
            "Those who approve of A would pay 1/10 each at most.", "Those who approve of B would pay 1/10 each at most.", "Those who approve of C would pay 1/6 each at most.",
            "A is chosen.",
            "These are the numbers for seat 2.",
            "Those who approve of B would pay 1/10 each at most.", "Those who approve of C would pay 1/6 each at most.",
            "B is chosen.",
            "These are the numbers for seat 3.",
            "Those who approve of C would pay 1/6 each at most.",
            "C is chosen.",
            "A and B tie. It goes by the order of the ballot paper: A.",
            "A, B and C are chosen.",
            "1 place stays empty.",
        ]);
        foreach (var completion in new[] { "phragmen", "utilitarian", "increment" })
            election.By("committee-equal-shares", $"completion={completion}").Winners.ShouldContain("D", completion);
    }

    [Fact]
    public void A_committee_that_is_best_in_all_is_told() => Words(ScoredElections.Of("A B C", "3: A B; 2: C; 1: B C", seats: 2), "pav").ShouldBe(
    [
        "6 ballots were cast.",
        "A ballot counts 1 for the first member of a committee whom it approves of, 1/2 more for the second, 1/3 for the third, and so on. Of all committees the one with the most is chosen.",
        "B has 4 approvals.", "A has 3 approvals.", "C has 3 approvals.",
        "1 ballot approves of 2 members of the committee that is chosen.", "5 ballots approve of 1 member of the committee that is chosen.",
        "That makes 6 1/2 in all.",
        "B and C are chosen.",
    ]);

    [Fact]
    public void Whoever_withdrew_is_passed_over()
    {
        var election = Example1894 with { Candidates = [.. Example1894.Candidates.Select(each => each with { IsWithdrawn = each.Name == "A" })] };
        foreach (var (rule, settings) in new[] { ("phragmen", ""), ("pav", ""), ("pav", "variant=sequential"), ("committee-equal-shares", "") })
        {
            var record = election.By(rule, settings);
            record.Winners.Length.ShouldBe(3);
            record.Winners.ShouldNotContain("A");
            record.Rounds.ShouldAllBe(round => !round.Votes.ContainsKey("A"));
        }
    }

    [Fact]
    public void A_search_that_would_take_too_long_says_what_to_do() =>
        Should.Throw<CannotCountException>(() => ScoredElections.Of("A B", "1: A B", seats: 61).By("pav")).Message.ShouldContain("variant=sequential");

    private static IEnumerable<string> Words(Election election, string rule, string settings = "") =>
        CountingRules.Find(rule)!.InWords(election.By(rule, settings));

    [Fact]
    public void A_budget_may_be_raised_for_as_many_seats_as_there_can_be() =>
        ScoredElections.Of("A B C", "2: A B; 1: C", seats: int.MaxValue).By("committee-equal-shares", "completion=increment").Winners.Length.ShouldBe(3);

    /// <summary>One of 5,000 voters supports B and C, and so needs 2 shares of 1: far more than 1,000 raises.</summary>
    [Fact]
    public void After_a_thousand_raises_the_most_approvals_fill_what_is_left()
    {
        var record = ScoredElections.Of("A B C", "4999: A; 1: B C", seats: 2).By("committee-equal-shares", "completion=increment");
        record.Rounds[^1].ShouldSatisfyAllConditions(
            round => round.Did.ShouldBe(RoundActions.Completion), round => round.Quota.ShouldBe(1_002));
        CountingRules.Find("committee-equal-shares")!.InWords(record).ShouldContain(
            "The budget was raised 1,000 times, and that is the most: the seats still empty go by the most approvals.");
        CountingRules.Find("committee-equal-shares")!.Settings[0].Meaning.ShouldContain("at most 1,000 times");
    }
}
