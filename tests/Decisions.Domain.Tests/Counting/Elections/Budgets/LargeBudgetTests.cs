using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>A budget of the size of Łódź in 2022, 90,494 voters and 160 projects, generated.</summary>
public sealed class LargeBudgetTests
{
    private const int Voters = 90_494, Projects = 160;

    [Fact]
    public void Raised_shares_of_a_city_buy_what_the_last_share_buys_exactly()
    {
        var election = City();
        var raised = election.By("equal-shares", "completion=add1-exhaustive");
        var shares = raised.Budget!.Shares!;
        shares.Raises.ShouldBeGreaterThan(10);
        raised.Budget.Spent.ShouldBeLessThanOrEqualTo(raised.Budget.Budget);
        (election with { Budget = shares.Share * Voters }).By("equal-shares").Winners.ShouldBe(raised.Winners);
        foreach (var round in raised.Rounds.Where(round => round.Budget?.Payments is not null))
        {
            var payments = round.Budget!.Payments!;
            ((payments.PerPoint * payments.InFull) + payments.GivenByThose).ShouldBe(round.Budget.Cost);
        }
    }

    /// <summary>Each wants up to five projects, mostly of twelve districts their own, and some projects more than others.</summary>
    private static Election City()
    {
        var state = 20_221_001u;
        uint Next(uint below) => (state = (state * 1_664_525) + 1_013_904_223) / (uint.MaxValue / below + 1);
        var ballots = new ScoreProfile.Builder(Projects, 1);
        var wanted = new HashSet<int>();
        for (var voter = 0; voter < Voters; voter++)
        {
            var district = Next(12);
            wanted.Clear();
            for (var i = Next(5); i < 5; i++)
            {
                var popular = Math.Min(Next(Projects), Next(Projects));
                wanted.Add((int)(Next(10) < 4 ? popular : Math.Min(popular / 12 * 12 + district, Projects - 1)));
            }

            ballots.AddApprovals([.. wanted]);
        }

        Candidate[] projects = [.. Enumerable.Range(0, Projects).Select(i => new Candidate($"P{i:000}", Cost: 5_000 + Next(900_000)))];
        return new Election("", [.. projects], 1, ballots.Build(), Budget: 12_000_000);
    }
}
