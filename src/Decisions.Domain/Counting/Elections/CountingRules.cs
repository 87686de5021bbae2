using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Counting.Elections.Pairwise;
using Decisions.Domain.Counting.Elections.Positional;
using Decisions.Domain.Counting.Elections.RunOff;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Every rule that there is, by its name.</summary>
public static class CountingRules
{
    public static ImmutableArray<CountingRule> All { get; } =
    [
        new Plurality(),
        new Borda(),
        new InstantRunOffRule(),
        new Copeland(),
        new Minimax(),
        new Schulze(),
        new RankedPairs(),
        new Scores.Approval(),
        new Scores.Score(),
        new Scores.Star(),
        new Scores.BlocStar(),
        new Scores.MajorityJudgement(),
        new Scores.AllocatedScore(),
        new Scores.ReweightedRange(),
        new Scores.SequentiallySpentScore(),
        new Committees.Phragmen(),
        new Committees.ProportionalApproval(),
        new Committees.CommitteeEqualShares(),
        new Budgets.GreedyBudget(),
        new Budgets.EqualShares(),
        new Budgets.Dots(),
        new Budgets.Quadratic(),
        new Stv.ScottishStv(),
        new Stv.MeekStv(),
        new Stv.Ers97Stv(),
        new Majority(),
        new Consent(),
        new Consensus(),
    ];

    public static CountingRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);
}
