using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>Small budgets in words, and from a fixed seed.</summary>
internal static class BudgetElections
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(250).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_251_122, 99), null));

    /// <param name="Costs">In the order of projects A, B, C …; all 1 for a committee.</param>
    /// <param name="Lines">What a ballot gives to projects, and how many say it.</param>
    public sealed record Voting(ImmutableArray<long> Costs, long Budget, ImmutableArray<(ImmutableArray<(int Project, long Points)> Given, long Count)> Lines)
    {
        public Election Election => Of(Lines, each => each);

        /// <summary>The same with projects in another order of the paper; their names stay.</summary>
        public Election Reordered
        {
            get
            {
                var moved = Of(Lines, one => Costs.Length - 1 - one);
                return moved with { Candidates = [.. Election.Candidates.Reverse()] };
            }
        }

        public Election Of(IEnumerable<(ImmutableArray<(int Project, long Points)> Given, long Count)> lines, Func<int, int> at)
        {
            var profile = new ScoreProfile.Builder(Costs.Length, long.MaxValue);
            foreach (var (given, count) in lines)
                profile.Add([.. given.Select(each => (at(each.Project), each.Points))], count);
            return new Election("", [.. Costs.Select((cost, i) => new Candidate(Name(i), Cost: cost))], 1, profile.Build(), Budget: Budget);
        }

        public override string ToString() => $"{Budget}: {string.Join(' ', Costs)}; " +
            string.Join("; ", Lines.Select(line => $"{line.Count}: {string.Join(' ', line.Given.Select(each => $"{Name(each.Project)}{each.Points}"))}"));
    }

    public static string Name(int project) => $"{(char)('A' + project)}";

    /// <summary>Approvals as '3: A B', a budget, and costs as 'A 700, B 400'.</summary>
    public static Election Election(long budget, string costs, string ballots)
    {
        Candidate[] projects = [.. costs.Split(',', StringSplitOptions.TrimEntries).Select(each => each.Split(' '))
            .Select(each => new Candidate(each[0], Cost: long.Parse(each[1], System.Globalization.CultureInfo.InvariantCulture)))];
        var profile = new ScoreProfile.Builder(projects.Length, 100);
        foreach (var line in ballots.Split(';', StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(':');
            profile.Add(
                [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('*'))
                    .Select(each => (Array.FindIndex(projects, one => one.Name == each[0]), each.Length > 1 ? long.Parse(each[1], System.Globalization.CultureInfo.InvariantCulture) : 1))],
                long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
        }

        return new Election("", [.. projects], 1, profile.Build(), Budget: budget);
    }

    /// <param name="points">The most points that a ballot gives a project: 1 for approvals.</param>
    /// <param name="cost">The most that a project costs: 1 for a committee.</param>
    public static void ForAll(Func<Voting, bool> law, long points = 1, int cost = 12, int voters = 3)
    {
        var elections =
            from projects in Gen.Choose(1, 6)
            from costs in Gen.Choose(1, cost).ListOf(projects)
            from budget in Gen.Choose(1, cost == 1 ? projects : 30)
            from lines in Line(projects, (int)points, voters).NonEmptyListOf()
            select new Voting([.. costs.Select(each => (long)each)], budget, [.. lines]);
        Check.One(Fixed, Prop.ForAll(elections.ToArbitrary(), law));
    }

    private static Gen<(ImmutableArray<(int Project, long Points)> Given, long Count)> Line(int projects, int points, int voters) =>
        from order in Gen.Shuffle(Enumerable.Range(0, projects).ToArray())
        from length in Gen.Choose(0, projects)
        from given in Gen.Choose(points == 1 ? 1 : 0, points).ListOf(projects)
        from count in Gen.Choose(1, voters)
        select (order.Take(length).Select((one, i) => (one, (long)given[i])).ToImmutableArray(), (long)count);
}
