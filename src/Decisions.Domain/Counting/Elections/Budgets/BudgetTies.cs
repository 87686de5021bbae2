using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// Settles ties between projects, step by step as the setting names them: the most votes, the lowest cost, and in the
/// end a lot, the order of the ballot paper or the alphabetical order of names, which leave none tied. The answer depends
/// on who is tied and on nothing else, so that a tie falls alike in every run of a count.
/// </summary>
internal sealed class BudgetTies
{
    private readonly Projects projects;
    private readonly string[] steps;

    public BudgetTies(Projects projects, string setting, ReadOnlyMemory<byte> seed)
    {
        (this.projects, steps) = (projects, setting.Split('-'));
        Rule = new TieRule(projects.Election.Candidates, steps[^1], seed);
    }

    public static Setting Setting { get; } = new(
        "ties", "How a tie is settled, step by step: by the most votes, by the lowest cost, by lot, by the order of the ballot paper, or by name in alphabetical order, as pabutools does.",
        "votes-cost-lot",
        ["votes-cost-lot", "votes-cost-order", "cost-votes-lot", "cost-votes-order", "lot", "order", "name"]);

    public TieRule Rule { get; }

    /// <summary>Which of those tied comes first, and the step that says so.</summary>
    public (int Picked, string By) First(IReadOnlyCollection<int> tied)
    {
        foreach (var step in steps)
        {
            int[] left = step switch
            {
                "votes" => Best(tied, one => projects.Votes(one)),
                "cost" => Best(tied, one => -projects.Cost(one)),
                "name" => [tied.MinBy(one => projects.Election.Candidates[one].Name, StringComparer.Ordinal)],
                _ => [Rule.Favours(tied)],
            };
            if (left.Length == 1)
                return (left[0], step);
            tied = left;
        }

        throw new InvalidOperationException("The last step leaves none tied.");
    }

    /// <summary>All in order of a score, best first; with each those that it was tied with and stands before, and by which step.</summary>
    public List<(int Project, string? By, int[] Tied)> Sort<TScore>(IEnumerable<int> among, Func<int, TScore> score)
    {
        var sorted = new List<(int, string?, int[])>();
        foreach (var group in Standings.ByScore(among, score))
        {
            var left = group.ToList();
            while (left.Count > 1)
            {
                var (first, by) = First(left);
                sorted.Add((first, by, [.. left]));
                left.Remove(first);
            }

            sorted.Add((left[0], null, []));
        }

        return sorted;
    }

    private static int[] Best(IReadOnlyCollection<int> tied, Func<int, BigInteger> worth)
    {
        var best = tied.Max(worth);
        return [.. tied.Where(one => worth(one) == best)];
    }
}
