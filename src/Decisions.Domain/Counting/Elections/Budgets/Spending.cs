using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>The budget while it is spent, and a round for each project that was bought or skipped.</summary>
internal sealed class Spending
{
    private readonly Projects projects;
    private readonly BudgetTies ties;
    private readonly ImmutableArray<CountRound>.Builder rounds = ImmutableArray.CreateBuilder<CountRound>();
    private readonly List<int> bought = [];

    public Spending(Projects projects, BudgetTies ties)
    {
        (this.projects, this.ties, Left) = (projects, ties, projects.Budget);
        Round(RoundActions.Count, [], projects.Standing.ToImmutableSortedDictionary(Name, one => (Amount)projects.Votes(one), StringComparer.Ordinal), [], null);
    }

    public BigInteger Left { get; private set; }

    public IReadOnlyList<int> Bought => bought;

    /// <summary>Supporters buy a project.</summary>
    public void Buy(Purchase purchase)
    {
        if (purchase.Project < 0)
        {
            Round(RoundActions.Skip, [], ImmutableSortedDictionary<string, Amount>.Empty, purchase.Dropped, null);
            return;
        }

        if (purchase.By is { } by)
            ties.Rule.Note(rounds.Count + 1, RoundActions.Purchase, purchase.Tied, by, [purchase.Project]);
        Take(purchase.Project);
        var votes = Amount.Ratio(projects.Cost(purchase.Project) * purchase.PaymentDenominator, purchase.Payment);
        var payments = new PaymentRecord(
            projects.Money(purchase.Payment, purchase.PaymentDenominator), purchase.InFull, purchase.AllTheyHave,
            projects.Money(purchase.Given, purchase.PaymentDenominator), purchase.Nothing);
        Round(RoundActions.Purchase, [purchase.Project], Of(purchase.Project, votes), purchase.Dropped, null, payments);
    }

    /// <summary>Goes through projects by a score, best first, and buys what fits.</summary>
    /// <param name="stops">Whether to stop at the first that does not fit.</param>
    /// <param name="minimum">The least votes that a project needs.</param>
    public void Greedily<TScore>(IEnumerable<int> among, Func<int, TScore> score, string did, bool stops, long minimum)
    {
        var (isStopped, skipped) = (false, new HashSet<int>());
        var order = ties.Sort(among, score);
        foreach (var (one, _, _) in order)
        {
            var why = projects.Votes(one) < minimum ? SkipReasons.Votes
                : isStopped ? SkipReasons.Stopped
                : projects.Cost(one) > Left ? SkipReasons.Cost
                : null;
            isStopped |= stops && why == SkipReasons.Cost;
            if (why is null)
                Take(one);
            else
                skipped.Add(one);
            Round(why is null ? did : RoundActions.Skip, [one], Of(one, projects.Votes(one)), why is null ? [] : [one], why);
        }

        // Only a tie of which some were bought and others not can have mattered.
        var first = rounds.Count - order.Count;
        foreach (var (at, (one, by, tied)) in order.Index())
        {
            if (by is not null && !skipped.Contains(one) && tied.Any(skipped.Contains))
                ties.Rule.Note(first + at + 1, RoundActions.Purchase, tied, by, [one]);
        }
    }

    /// <summary>The record of the count.</summary>
    public CountRecord Record(CountingRule rule, ChosenSettings settings, ShareRecord? shares)
    {
        var election = projects.Election;
        return new CountRecord(
            rule.Name, settings.Values, election.Title,
            [.. election.Candidates.Select(each => each.Name)],
            [.. election.Candidates.Where(each => each.IsWithdrawn).Select(each => each.Name)],
            election.Seats,
            CountedNumbers.Of(election),
            Names(bought), [], rounds.ToImmutable(), ties.Rule.Ties, LotSeed: ties.Rule.LotSeed,
            Budget: new BudgetRecord(
                projects.Money(projects.Budget), projects.Money(projects.Budget - Left), election.Budget is not null,
                [
                    .. election.Candidates.Select((each, i) => new ProjectRecord(
                        each.Name, each.Title, projects.Money(projects.Cost(i)), projects.Votes(i), projects.Of(i).Voters)),
                ],
                shares));
    }

    private void Take(int project)
    {
        Left -= projects.Cost(project);
        bought.Add(project);
    }

    private void Round(
        string did, int[] of, ImmutableSortedDictionary<string, Amount> votes, IEnumerable<int> excluded, string? why, PaymentRecord? payments = null) =>
        rounds.Add(new CountRound(
            rounds.Count + 1, did, Names(of), votes, null, did is RoundActions.Purchase or RoundActions.Completion ? Names(of) : [],
            Names(excluded), [], 0, 0,
            Budget: of is [var one] ? new BudgetStep(Name(one), projects.Money(projects.Cost(one)), projects.Money(Left), why, payments) : null));

    private ImmutableSortedDictionary<string, Amount> Of(int project, Amount votes) =>
        ImmutableSortedDictionary.Create<string, Amount>(StringComparer.Ordinal).Add(Name(project), votes);

    private ImmutableArray<string> Names(IEnumerable<int> positions) => [.. positions.Select(Name)];

    private string Name(int project) => projects.Election.Candidates[project].Name;
}
