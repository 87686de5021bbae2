using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// The Method of Equal Shares (Peters, Pierczyński, Skowron, Proportional Participatory Budgeting with Additive
/// Utilities, NeurIPS 2021; equalshares.net): every voter has the same share of the budget, and a project is bought when
/// its supporters can pay for it from their shares. Without costs it elects a committee: each seat costs 1.
/// </summary>
public sealed class EqualShares : CountingRule
{
    internal const string Utility = "utility", Completion = "completion", Then = "then", StartShare = "start-share",
        Increment = "increment", Ties = "ties", AddUntilExhaustive = "add1-exhaustive", AddUntilOverspend = "add1-until-overspend",
        Utilitarian = "utilitarian";

    public override string Name => "equal-shares";

    public override string Title => "Budget, from equal shares";

    public override string Summary =>
        "Every voter has an equal share of the budget, and projects are bought by those who want them (Method of Equal Shares, Peters and others 2021).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override bool SpendsBudget => true;

    public override ImmutableArray<Setting> Settings =>
    [
        new(Utility, "What a project is worth to a supporter: its cost (cost), or the same whatever it costs (cardinality). With points it is times the points.",
            "cost", ["cost", "cardinality"]),
        new(Completion, "How what is left is spent: not at all (none); by votes, the most first, what fits (utilitarian); or all shares are raised and it is counted anew, until nothing else fits or the next raise would overspend (add1-exhaustive), or only until the next raise would overspend (add1-until-overspend). For seats instead of a budget, the completions of committee-equal-shares too.",
            "none", ["none", Utilitarian, AddUntilExhaustive, AddUntilOverspend]),
        new(Then, "Whether what is left after raised shares goes to projects by votes, the most first, what fits (utilitarian), or not (none).",
            "none", ["none", Utilitarian]),
        new(StartShare, "The share from which raises start: the budget divided by the voters and rounded down to a whole number (whole), or exactly (exact). Without raises it is always exact.",
            "whole", ["whole", "exact"]),
        new(Increment, "By how much each share is raised at a time; so small a step that there would be no end is refused.", "1", [], SettingKind.Number),
        BudgetTies.Setting,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = election.Ballots as ScoreProfile ?? throw new CannotCountException($"{Name} counts approvals or points.");
        if (settings.Number(Increment).Numerator.IsZero)
            throw new CannotCountException("The option increment must be more than 0.");
        if (settings[Then] == Utilitarian && settings[Completion] == "none")
            throw new CannotCountException("The option then=utilitarian follows raised shares, but completion=none raises none. Use completion=utilitarian to spend by votes what is left.");
        var projects = Projects.Of(election, ballots, settings.Number(Increment));
        var ties = new BudgetTies(projects, settings[Ties], lotSeed);
        var spending = new Spending(projects, ties);
        var isRaised = settings[Completion] is AddUntilExhaustive or AddUntilOverspend;
        var shares = ballots.Distinct == 0 ? null : Share(projects, settings, ties, spending, isRaised);
        if (settings[Completion] == Utilitarian || (isRaised && settings[Then] == Utilitarian))
            spending.Greedily(projects.Standing.Except(spending.Bought).ToArray(), projects.Votes, RoundActions.Completion, stops: false, minimum: 0);
        return spending.Record(this, settings, shares);
    }

    private static ShareRecord Share(Projects projects, ChosenSettings settings, BudgetTies ties, Spending spending, bool isRaised)
    {
        var run = new SharesRun(projects, settings[Utility] == "cost", ties);
        var (first, denominator) = isRaised && settings[StartShare] == "whole"
            ? (projects.Budget / (projects.Unit * projects.Voters) * projects.Unit, BigInteger.One)
            : (projects.Budget, projects.Voters);
        var increment = settings.Number(Increment);
        var step = increment.Numerator * (projects.Unit / increment.Denominator) * denominator;
        var shares = new RaisedShares(projects, run, first, step, denominator);
        var raised = isRaised ? shares.Raise(settings[Completion] == AddUntilOverspend) : null;
        var share = shares.Share(raised?.Raises ?? 0);
        var purchases = new List<Purchase>();
        run.Exactly(share, denominator, purchases);
        purchases.ForEach(spending.Buy);
        return new ShareRecord(
            projects.Voters, projects.Money(first, denominator), projects.Money(share, denominator), raised?.Raises ?? 0,
            raised?.Stopped, raised?.NextCost is { } next ? projects.Money(next) : null);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => BudgetInWords.Of(record, SharesInWords.Rounds);
}
