using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Budgets;
using static Decisions.Domain.Tests.Counting.Elections.Budgets.BudgetElections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>What every rule for a budget keeps, and what the Method of Equal Shares promises.</summary>
public sealed class BudgetLaws
{
    public static TheoryData<string, string> Rules => new()
    {
        { "greedy-budget", "" }, { "greedy-budget", "order=votes-per-cost does-not-fit=stop" }, { "greedy-budget", "minimum=2 ties=cost-votes-lot" },
        { "equal-shares", "" }, { "equal-shares", "utility=cardinality" }, { "equal-shares", "completion=utilitarian" },
        { "equal-shares", "completion=add1-exhaustive" }, { "equal-shares", "completion=add1-until-overspend start-share=exact increment=1/3 utility=cardinality" },
        { "equal-shares", "completion=add1-exhaustive then=utilitarian increment=0.1" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_budget_is_never_exceeded_and_every_round_says_what_is_left(string rule, string settings) => ForAll(ballots =>
    {
        var record = ballots.Election.By(rule, settings);
        var left = (Amount)ballots.Budget;
        foreach (var step in record.Rounds.Select(round => round.Budget).OfType<BudgetStep>())
        {
            left = step.Why is null ? left - step.Cost : left;
            if (step.Left != left || left < 0)
                return false;
        }

        return record.Budget!.Spent + left == ballots.Budget && CountingRules.Find(rule)!.InWords(record).All(sentence => sentence is [>= '!', .., '.']);
    }, points: 3);

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_ballots_makes_no_difference(string rule, string settings) => ForAll(ballots =>
    {
        var single = ballots.Lines.SelectMany(each => Enumerable.Repeat((each.Given, 1L), (int)each.Count)).Reverse();
        return ballots.Election.By(rule, settings).Json() == ballots.Of(single, each => each).By(rule, settings).Json();
    }, points: 2);

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_the_paper_makes_no_difference_where_lots_are_drawn_by_name(string rule, string settings) => ForAll(ballots =>
        ballots.Election.By(rule, settings).Winners.SequenceEqual(ballots.Reordered.By(rule, settings).Winners), points: 2);

    [Theory]
    [InlineData("cost", true, 1)]
    [InlineData("cardinality", false, 1)]
    [InlineData("cost", true, 4)]
    [InlineData("cardinality", false, 4)]
    public void Shares_buy_what_the_plainest_reading_of_the_rule_buys(string utility, bool byCost, long points) => ForAll(ballots =>
    {
        var expected = PlainShares.Buy(ballots, Amount.Ratio(ballots.Budget, ballots.Election.Ballots.Returned), byCost).Select(Name);
        return ballots.Election.By("equal-shares", $"utility={utility} ties=votes-cost-order").Winners.SequenceEqual(expected);
    }, points, voters: 6);

    [Theory]
    [InlineData("cost", true, false, 1)]
    [InlineData("cost", true, true, 1)]
    [InlineData("cardinality", false, false, 3)]
    [InlineData("cardinality", false, true, 3)]
    public void Raises_in_strides_end_where_raises_one_by_one_do(string utility, bool byCost, bool untilOverspend, long points) => ForAll(ballots =>
    {
        // In small units, so that there are many raises.
        var small = ballots with { Costs = [.. ballots.Costs.Select(cost => cost * 7)], Budget = ballots.Budget * 7 };
        var record = small.Election.By("equal-shares", $"utility={utility} ties=votes-cost-order completion=add1-{(untilOverspend ? "until-overspend" : "exhaustive")}");
        return record.Winners.SequenceEqual(PlainShares.Raise(small, byCost, untilOverspend).Select(Name));
    }, points);

    /// <summary>
    /// Bounds are whole numbers of 61 bits in all: large points leave few of them for what a point costs, so that many
    /// comparisons are left to fractions.
    /// </summary>
    [Theory]
    [InlineData(1, 1_000_000_000_000)]
    [InlineData(100_000_000_000_000, 1)]
    [InlineData(999_999_999_989, 99_999_999_999_973)]
    public void Money_and_points_on_other_scales_make_no_difference(long money, long points) => ForAll(ballots =>
    {
        var scaled = ballots with
        {
            Costs = [.. ballots.Costs.Select(cost => cost * money)],
            Budget = ballots.Budget * money,
            Lines = [.. ballots.Lines.Select(line => (line.Given.Select(each => (each.Project, each.Points * points)).ToImmutableArray(), line.Count))],
        };
        return new[] { "utility=cost completion=utilitarian", "utility=cardinality", "completion=add1-exhaustive start-share=exact increment=" }.All(settings =>
            ballots.Election.By("equal-shares", settings.EndsWith('=') ? $"{settings}1" : settings).Winners.SequenceEqual(
                scaled.Election.By("equal-shares", settings.EndsWith('=') ? $"{settings}{money}" : settings).Winners));
    }, points: 4);

    [Fact]
    public void What_each_pays_makes_the_cost_and_nobody_pays_more_than_their_share() => ForAll(ballots =>
    {
        var record = ballots.Election.By("equal-shares");
        var paid = (Amount)0;
        foreach (var (step, payments) in record.Rounds.Where(round => round.Budget is not null).Select(round => (round.Budget!, round.Budget!.Payments!)))
        {
            if ((payments.PerPoint * payments.InFull) + payments.GivenByThose != step.Cost || payments.PerPoint > record.Budget!.Shares!.Share)
                return false;
            paid += step.Cost;
        }

        return paid == record.Budget!.Spent && paid <= ballots.Budget;
    }, voters: 5);

    [Fact]
    public void Completion_by_votes_only_adds() => ForAll(ballots =>
        ballots.Election.By("equal-shares", "completion=utilitarian").Winners.AsSpan().StartsWith(ballots.Election.By("equal-shares").Winners.AsSpan()));

    /// <summary>
    /// Extended justified representation: wherever l shares of the whole committee agree on l candidates, one of them has
    /// l of the elected (Aziz and others, Justified representation, 2017; Peters and Skowron 2020 for this rule).
    /// </summary>
    [Fact]
    public void A_committee_represents_every_group_that_agrees() => ForAll(ballots =>
        IsRepresentative(ballots, ballots.Election.By("equal-shares", "utility=cardinality").Winners, upToOne: false), cost: 1);

    /// <summary>
    /// EJR up to one project (Peters, Pierczyński, Skowron 2021, theorem 2): wherever a group's part of the budget pays
    /// for projects that all of it want, one of the group has as much worth, or more than that with one project more.
    /// </summary>
    [Theory]
    [InlineData("cost")]
    [InlineData("cardinality")]
    public void A_budget_represents_every_group_that_agrees_up_to_one_project(string utility) => ForAll(ballots =>
        IsRepresentative(ballots, ballots.Election.By("equal-shares", $"utility={utility}").Winners, upToOne: true, utility == "cost"));

    private static bool IsRepresentative(Voting ballots, IEnumerable<string> winners, bool upToOne, bool byCost = false)
    {
        var chosen = winners.Aggregate(0, (set, name) => set | (1 << (name[0] - 'A')));
        var all = ballots.Lines.Sum(line => line.Count);
        (int Approves, long Count)[] lines = [.. ballots.Lines.Select(line => (line.Given.Aggregate(0, (set, each) => set | (1 << each.Project)), line.Count))];
        long Worth(int set) => Sum(set, project => byCost ? ballots.Costs[project] : 1);
        for (var wanted = 1; wanted < 1 << ballots.Costs.Length; wanted++)
        {
            // The largest group without anybody who has enough: if it is large enough, the promise is broken.
            var group = lines.Where(line => (line.Approves & wanted) == wanted && !HasEnough(line.Approves, wanted)).Sum(line => line.Count);
            if (group > 0 && group * ballots.Budget >= Sum(wanted, project => ballots.Costs[project]) * all)
                return false;
        }

        return true;

        bool HasEnough(int approves, int wanted) => Worth(approves & chosen) >= Worth(wanted) ||
            (upToOne && Enumerable.Range(0, ballots.Costs.Length).Any(one => (wanted & ~chosen & (1 << one)) != 0 && Worth((approves & chosen) | (1 << one)) > Worth(wanted)));
    }

    private static long Sum(int set, Func<int, long> of)
    {
        var sum = 0L;
        for (; set != 0; set &= set - 1)
            sum += of(BitOperations.TrailingZeroCount(set));
        return sum;
    }
}
