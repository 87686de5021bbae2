using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>Distinct ballots as whom they approve of, withdrawn candidates left out, with how many say it.</summary>
internal sealed class ApprovalSets
{
    private ApprovalSets(int[][] approved, long[] counts, ScoredBallots ballots) =>
        (Approved, Counts, Ballots) = (approved, counts, ballots);

    /// <summary>In ascending order; one may be empty, where all it approves of withdrew.</summary>
    public int[][] Approved { get; }

    public long[] Counts { get; }

    public ScoredBallots Ballots { get; }

    public ImmutableArray<int> Standing => Ballots.Standing;

    public int Distinct => Counts.Length;

    /// <summary>All who voted and did not spoil their ballot, those too who approve of nobody.</summary>
    public long Voters => Ballots.Numbers.Valid + Ballots.Numbers.Blank;

    public static ApprovalSets Of(CountingRule rule, Election election)
    {
        var ballots = ApprovalBallots.Of(rule, election, _ => true);
        var stands = ballots.Standing.ToHashSet();
        var approved = ballots.Valid.Select(index =>
        {
            var scores = ballots.Profile.Scores(index).ToArray();
            return ballots.Profile.Named(index).ToArray().Where((one, at) => scores[at] == 1 && stands.Contains(one)).ToArray();
        });
        return new([.. approved], [.. ballots.Valid.Select(ballots.Profile.Count)], ballots);
    }

    /// <summary>How many approve of each of those who stand.</summary>
    public Dictionary<int, long> Approvals()
    {
        var approvals = Standing.ToDictionary(one => one, _ => 0L);
        for (var ballot = 0; ballot < Distinct; ballot++)
        {
            foreach (var one in Approved[ballot])
                approvals[one] += Counts[ballot];
        }

        return approvals;
    }
}
