using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// Schulze's method (M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
/// single-winner election method, 2011; The Schulze Method of Voting, arXiv 1804.02973). A path leads from winner to
/// loser, pair by pair, and is as strong as its weakest pair; one candidate is ranked above another when the strongest
/// path to the other is stronger than the one back. That relation has no cycles.
/// </summary>
public sealed class Schulze : PairwiseRule
{
    public override string Name => "schulze";

    public override string Title => "Schulze";

    public override string Summary => "Candidates are compared two by two, and cycles settled by the strongest chains of wins (Schulze 2011; Debian's rule).";

    private protected override ImmutableArray<Setting> OwnSettings => [StrengthSetting];

    private protected override PairwiseResult Compare(
        PairwiseMatrix matrix, ChosenSettings settings, TieRule ties, ImmutableArray<Candidate> candidates)
    {
        var paths = Paths(matrix, candidates.Length, settings[Strength] == "margins");
        bool Above(int one, int other) => paths[one, other] > paths[other, one];
        return new PairwiseResult(
            Standings.ByRelation(matrix.Standing, Above),
            one => matrix.Standing.Count(other => Above(one, other)),
            (one, other) => paths[one, other], []);
    }

    /// <summary>The strength of the strongest path between each two; 0 where there is none (Floyd and Warshall).</summary>
    private static long[,] Paths(PairwiseMatrix matrix, int size, bool margins)
    {
        var paths = new long[size, size];
        foreach (var one in matrix.Standing)
        {
            foreach (var other in matrix.Standing)
            {
                if (matrix.Beats(one, other))
                    paths[one, other] = matrix[one, other] - (margins ? matrix[other, one] : 0);
            }
        }

        foreach (var through in matrix.Standing)
        {
            foreach (var one in matrix.Standing)
            {
                foreach (var other in matrix.Standing)
                {
                    if (one != other)
                        paths[one, other] = Math.Max(paths[one, other], Math.Min(paths[one, through], paths[through, other]));
                }
            }
        }

        return paths;
    }

    internal override IEnumerable<string> Explain(CountRecord record)
    {
        yield return "A chain leads from a winner to the one beaten, from there to the next, and so on; it is as strong as its weakest win. " +
            "One candidate stands above another when the strongest chain to the other is stronger than the strongest chain back.";
        foreach (var (name, above) in PairwiseInWords.InOrder(record))
            yield return $"{name} stands above {PairwiseInWords.Others(above)}.";
    }
}
