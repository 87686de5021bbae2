using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// The Simpson–Kramer rule: whoever's worst pairwise defeat is the least. A defeat is measured by those who prefer the
/// other (winning; no defeat is 0), by how many more these are (margins; below 0 where all were beaten), or by how many
/// they are even where they lose (opposition).
/// </summary>
public sealed class Minimax : PairwiseRule
{
    public override string Name => "minimax";

    public override string Title => "Minimax: smallest defeat";

    public override string Summary => "Whoever's worst defeat, two by two, is the least is chosen (Simpson 1969, Kramer 1977).";

    private protected override ImmutableArray<Setting> OwnSettings =>
    [
        StrengthSetting with
        {
            Meaning = StrengthSetting.Meaning.TrimEnd('.') + ", or the most who prefer any other, even one who was beaten (opposition).",
            Values = ["winning", "margins", "opposition"],
        },
    ];

    private protected override PairwiseResult Compare(
        PairwiseMatrix matrix, ChosenSettings settings, TieRule ties, ImmutableArray<Candidate> candidates)
    {
        var worst = new long[candidates.Length];
        foreach (var one in matrix.Standing)
        {
            worst[one] = matrix.Standing.Where(other => other != one)
                .Select(other => Defeat(matrix[other, one], matrix[one, other], settings[Strength]))
                .DefaultIfEmpty(0).Max();
        }

        return new PairwiseResult(Standings.ByScore(matrix.Standing, one => -worst[one]), one => worst[one], null, []);
    }

    private static long Defeat(long against, long votes, string strength) => strength switch
    {
        "margins" => against - votes,
        "opposition" => against,
        _ => against > votes ? against : 0,
    };

    internal override IEnumerable<string> Explain(CountRecord record)
    {
        yield return record.Settings[Strength] switch
        {
            "margins" => "Each candidate is judged by the comparison that went worst, by how many more preferred the other; below zero means that nobody beat them. The least is best.",
            "opposition" => "Each candidate is judged by the most voters who ranked any one other above them. The fewest is best.",
            _ => "Each candidate is judged by their worst defeat: how many preferred the other where more did than not. Nought means that nobody beat them. The least is best.",
        };
        foreach (var (name, worst) in PairwiseInWords.InOrder(record))
            yield return $"{name}: {worst}.";
    }
}
