using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// Copeland's rule (A. H. Copeland, A reasonable social welfare function, 1951): a point for each pairwise win and half
/// a point for each pairwise tie.
/// </summary>
public sealed class Copeland : PairwiseRule
{
    public override string Name => "copeland";

    public override string Title => "Copeland: most pairs won";

    public override string Summary => "Whoever beats the most others, two by two, is chosen; a tie is half a win (Copeland 1951; also Ranked Robin).";

    private protected override ImmutableArray<Setting> OwnSettings => [];

    private protected override PairwiseResult Compare(
        PairwiseMatrix matrix, ChosenSettings settings, TieRule ties, ImmutableArray<Candidate> candidates)
    {
        var halves = new long[candidates.Length];
        foreach (var one in matrix.Standing)
        {
            foreach (var other in matrix.Standing)
            {
                if (one != other)
                    halves[one] += matrix[one, other].CompareTo(matrix[other, one]) + 1;
            }
        }

        return new PairwiseResult(
            Standings.ByScore(matrix.Standing, one => halves[one]), one => Amount.Ratio(halves[one], 2), null, []);
    }

    internal override IEnumerable<string> Explain(CountRecord record)
    {
        yield return "A candidate gets a point for each other whom more voters rank below than above, and half a point for each tie.";
        foreach (var (name, points) in PairwiseInWords.InOrder(record))
            yield return $"{name} has {PairwiseInWords.Halves(points)} out of {record.Rounds[0].Votes.Count - 1}.";
    }
}
