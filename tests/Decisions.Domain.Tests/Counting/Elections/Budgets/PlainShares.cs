using Decisions.Domain.Counting.Elections;
using static Decisions.Domain.Tests.Counting.Elections.Budgets.BudgetElections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>
/// The Method of Equal Shares once more, word for word as its paper has it and without regard to time: a purse for each
/// voter, fractions throughout, every project looked at in every round.
/// </summary>
internal static class PlainShares
{
    public static List<int> Buy(Voting ballots, Amount share, bool byCost)
    {
        Dictionary<int, long>[] voters = [.. ballots.Lines.SelectMany(line => Enumerable.Repeat(line.Given.Where(each => each.Points > 0).ToDictionary(each => each.Project, each => each.Points), (int)line.Count))];
        Amount[] purses = [.. voters.Select(_ => share)];
        var bought = new List<int>();
        while (true)
        {
            var best = Enumerable.Range(0, ballots.Costs.Length).Except(bought)
                .Select(one => (Project: one, Payment: Payment(ballots.Costs[one], voters, purses, one)))
                .Where(each => each.Payment is not null)
                .OrderBy(each => byCost ? each.Payment!.Value / ballots.Costs[each.Project] : each.Payment!.Value)
                .ThenByDescending(each => voters.Sum(voter => voter.GetValueOrDefault(each.Project)))
                .ThenBy(each => ballots.Costs[each.Project]).ThenBy(each => each.Project)
                .FirstOrDefault((Project: -1, Payment: null));
            if (best.Payment is not { } payment)
                return bought;
            bought.Add(best.Project);
            for (var i = 0; i < voters.Length; i++)
                purses[i] -= Least(purses[i], payment * voters[i].GetValueOrDefault(best.Project));
        }
    }

    /// <summary>By raises of 1 from the whole share, one after the other.</summary>
    public static List<int> Raise(Voting ballots, bool byCost, bool untilOverspend)
    {
        var share = ballots.Budget / ballots.Lines.Sum(line => line.Count);
        var supported = ballots.Lines.SelectMany(line => line.Given).Where(each => each.Points > 0).Select(each => each.Project).Distinct().Count();
        for (var bought = Buy(ballots, share, byCost); ; share++)
        {
            var left = ballots.Budget - bought.Sum(one => ballots.Costs[one]);
            if (bought.Count == supported || (!untilOverspend && Enumerable.Range(0, ballots.Costs.Length).Except(bought).All(one => ballots.Costs[one] > left)))
                return bought;
            var next = Buy(ballots, share + 1, byCost);
            if (next.Sum(one => ballots.Costs[one]) > ballots.Budget)
                return bought;
            bought = next;
        }
    }

    /// <summary>The p for which the sum of min(purse, p × points) is the cost, or null where all purses together are less.</summary>
    private static Amount? Payment(long cost, Dictionary<int, long>[] voters, Amount[] purses, int project)
    {
        var supporters = Enumerable.Range(0, voters.Length).Where(i => voters[i].ContainsKey(project)).OrderBy(i => purses[i] / voters[i][project]).ToList();
        var (toPay, points) = ((Amount)cost, supporters.Sum(i => voters[i][project]));
        foreach (var i in supporters)
        {
            if (purses[i] * points >= toPay * voters[i][project])
                return toPay / points;
            (toPay, points) = (toPay - purses[i], points - voters[i][project]);
        }

        return null;
    }

    private static Amount Least(Amount one, Amount other) => one < other ? one : other;
}
