using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// What most cities do: projects are taken by their votes, the most first, as long as the money lasts. Either what does
/// not fit is skipped and cheaper ones after it still have their chance (Pabulib's 'greedy'), or it ends there
/// ('greedy-no-skip'); there may be a least number of votes ('greedy-threshold').
/// </summary>
public sealed class GreedyBudget : CountingRule
{
    internal const string Order = "order", DoesNotFit = "does-not-fit", Minimum = "minimum", Ties = "ties";

    public override string Name => "greedy-budget";

    public override string Title => "Budget, by votes";

    public override string Summary => "Projects are bought by their votes, the most first, as long as they fit into the budget.";

    public override BallotForm Ballots => BallotForm.Scored;

    public override bool SpendsBudget => true;

    public override ImmutableArray<Setting> Settings =>
    [
        new(Order, "What decides which project comes first: its votes, or its votes for the money it costs (votes-per-cost).", "votes", ["votes", "votes-per-cost"]),
        new(DoesNotFit, "What happens at a project that costs more than is left: it is skipped (skip), or nothing more is bought (stop).", "skip", ["skip", "stop"]),
        new(Minimum, "The least votes that a project needs to be bought; with 0 one that nobody votes for is bought if it fits.", "0", []),
        BudgetTies.Setting,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = election.Ballots as ScoreProfile ?? throw new CannotCountException($"{Name} counts approvals or points.");
        var projects = Projects.Of(election, ballots, 1);
        var ties = new BudgetTies(projects, settings[Ties], lotSeed);
        var spending = new Spending(projects, ties);
        var isPerCost = settings[Order] == "votes-per-cost";
        spending.Greedily(
            projects.Standing, one => isPerCost ? Amount.Ratio(projects.Votes(one), projects.Cost(one)) : projects.Votes(one),
            RoundActions.Purchase, settings[DoesNotFit] == "stop", settings.Whole(Minimum));
        return spending.Record(this, settings, null);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => BudgetInWords.Of(record, GreedyInWords.Rounds);
}
