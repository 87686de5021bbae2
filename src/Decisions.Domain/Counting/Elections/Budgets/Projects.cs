using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// What may be bought and who wants it. Sums of money are whole numbers of a unit so small that every cost, the budget
/// and a raise of the share are whole.
/// </summary>
internal sealed class Projects
{
    private readonly BigInteger[] costs;
    private readonly long[] votes;
    private readonly Supporters[] supporters;

    private Projects(Election election, ScoreProfile ballots, BigInteger unit, BigInteger[] costs, BigInteger budget, Supporters[] supporters, long[] votes)
    {
        (Election, Unit, this.costs, Budget, this.supporters, this.votes) = (election, unit, costs, budget, supporters, votes);
        (Voters, Groups, Standing) = (ballots.Returned, ballots.Distinct, [.. election.Standing]);
    }

    /// <summary>Who supports a project: the groups of voters with the same ballot, how many each is, and with how many points.</summary>
    /// <param name="Points">Null where each gives one, as approvals do.</param>
    /// <param name="Voters">How many they are together.</param>
    internal sealed record Supporters(int[] Groups, long[] Counts, long[]? Points, long Voters)
    {
        public long PointsOf(int at) => Points is null ? 1 : Points[at];
    }

    public Election Election { get; }

    /// <summary>How many of the unit make one of the currency.</summary>
    public BigInteger Unit { get; }

    public BigInteger Budget { get; }

    /// <summary>All who cast a valid ballot, blank ones too: each has a share.</summary>
    public long Voters { get; }

    /// <summary>How many distinct ballots there are.</summary>
    public int Groups { get; }

    /// <summary>The projects that were not withdrawn.</summary>
    public int[] Standing { get; }

    public BigInteger Cost(int project) => costs[project];

    /// <summary>The points it has from all ballots; with approvals its supporters.</summary>
    public long Votes(int project) => votes[project];

    public Supporters Of(int project) => supporters[project];

    public Amount Money(BigInteger units) => Currency(units, Unit);

    /// <summary>A fraction of units as money: decimals where they are exact and few.</summary>
    public Amount Money(BigInteger numerator, BigInteger denominator) => Currency(numerator, denominator * Unit);

    /// <param name="finest">An amount that must be a whole number of units too, such as the raise of the share.</param>
    /// <exception cref="CannotCountException">Some projects have a cost and others none, or there is no budget.</exception>
    public static Projects Of(Election election, ScoreProfile ballots, Amount finest)
    {
        var (costs, budget) = Costs(election);
        var unit = costs.Append(budget).Append(finest).Aggregate(BigInteger.One, (all, each) =>
            all * each.Denominator / BigInteger.GreatestCommonDivisor(all, each.Denominator));
        BigInteger Units(Amount sum) => sum.Numerator * (unit / sum.Denominator);
        var supporters = Gather(election, ballots);
        return new Projects(election, ballots, unit, [.. costs.Select(Units)], Units(budget), supporters, [.. supporters.Select(Votes)]);
    }

    private static long Votes(Supporters supporters)
    {
        if (supporters.Points is null)
            return supporters.Voters;
        var votes = supporters.Counts.Select((count, at) => (BigInteger)count * supporters.Points[at]).Aggregate(BigInteger.Zero, BigInteger.Add);
        return votes <= long.MaxValue / 4 ? (long)votes : throw new CannotCountException("The points together are too many to count.");
    }

    private static (Amount[] Costs, Amount Budget) Costs(Election election)
    {
        var priced = election.Candidates.Count(each => each.Cost is not null);
        if (priced == 0 && election.Budget is null)
            return ([.. election.Candidates.Select(_ => (Amount)1)], election.Seats);
        if (election.Budget is not { } budget)
            throw new CannotCountException("The projects have costs, but there is no budget to spend.");
        if (election.Candidates.FirstOrDefault(each => each.Cost is null) is { } free)
            throw new CannotCountException($"There is a budget, but it is not said what {free.Name} costs.");
        if (election.Candidates.FirstOrDefault(each => each.Cost!.Value.Numerator.Sign <= 0) is { } nothing)
            throw new CannotCountException($"A project costs more than 0, but {nothing.Name} costs {nothing.Cost}.");
        return ([.. election.Candidates.Select(each => each.Cost!.Value)], budget);
    }

    private static Supporters[] Gather(Election election, ScoreProfile ballots)
    {
        var all = Array.ConvertAll(new byte[election.Candidates.Length], _ => (Groups: new List<int>(), Counts: new List<long>(), Points: new List<long>()));
        for (var group = 0; group < ballots.Distinct; group++)
        {
            var named = ballots.Named(group);
            var points = ballots.Scores(group);
            for (var i = 0; i < named.Length; i++)
            {
                if (points[i] == 0 || election.Candidates[named[i]].IsWithdrawn)
                    continue;
                all[named[i]].Groups.Add(group);
                all[named[i]].Counts.Add(ballots.Count(group));
                all[named[i]].Points.Add(points[i]);
            }
        }

        return
        [
            .. all.Select(each => new Supporters(
                [.. each.Groups], [.. each.Counts], each.Points.TrueForAll(given => given == 1) ? null : [.. each.Points], each.Counts.Sum())),
        ];
    }

    private static Amount Currency(BigInteger numerator, BigInteger denominator)
    {
        var exact = Amount.Ratio(numerator, denominator);
        for (var places = 1; places <= 4 && exact.Places is null; places++)
        {
            var (units, rest) = BigInteger.DivRem(exact.Numerator * BigInteger.Pow(10, places), exact.Denominator);
            if (rest.IsZero)
                return Amount.Fixed(units, places);
        }

        return exact;
    }
}
