using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Sequentially Spent Score (electowiki.org/wiki/Sequentially_Spent_Score). Each ballot has the highest score to spend.
/// It pays for whoever is chosen what it gives them, times its weight, which is the part it has left; where all pay more
/// than a Hare quota together, each pays the same part of it.
/// </summary>
public sealed class SequentiallySpentScore : CountingRule
{
    /// <summary>By what a ballot has left to spend: how many ballots.</summary>
    private const string Left = "left to spend";

    /// <summary>About a second for a seat.</summary>
    private const long MostWork = 40_000_000_000;

    public override string Name => "sss";

    public override string Title => "Sequentially spent score: in proportion";

    public override string Summary =>
        "Score in proportion: ballots pay for whoever is chosen with the points they give, up to a quota in all (Sequentially Spent Score, electowiki).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override bool IsProportional => true;

    /// <summary>
    /// Each seat doubles the digits of the weights that ballots have left, so exact ones soon fill any memory: with many
    /// seats and many different ballots it refuses.
    /// </summary>
    public override bool CountsAny(ChosenSettings settings) => false;

    public override long? HighestScore(ChosenSettings settings) => ScoreSettings.HighestOf(settings);

    public override ImmutableArray<Setting> Settings => [ScoreSettings.HighestOfFive, ScoreSettings.TiesSetting];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var highest = settings.HighestFrom1();
        var ballots = ScoredBallots.Of(this, election, highest);
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var quota = Amount.Ratio((System.Numerics.BigInteger)ballots.Numbers.Valid * highest, election.Seats);
        var weighted = new WeightedBallots(ballots);
        return SeatBySeat.Count(this, election, settings, ballots, ties, weighted, quota, chosen =>
        {
            var total = weighted.Totals([chosen])[chosen];
            var part = total <= quota ? 1 : quota / total;
            Refuse(weighted.ByWeight(), part);
            foreach (var group in weighted.Supporters(chosen).ToList())
            {
                var weight = weighted.WeightAt(group.Key.Weight);
                var left = weight - (part * weight * Amount.Ratio(group.Key.Score, highest));
                foreach (var ballot in group)
                    weighted.SetWeight(ballot, left);
            }

            return ScoredRecord.Notes([(Left, weighted.ByWeight()
                .Select(each => KeyValuePair.Create(ScoredBallots.Key(each.Weight * highest), (Amount)each.Ballots)))]);
        });
    }

    /// <summary>The work of the next seat is the square of the digits, for each weight.</summary>
    private static void Refuse(IEnumerable<(Amount Weight, long Ballots)> weights, Amount part)
    {
        var bits = (Int128)part.Denominator.GetBitLength();
        if (bits * bits * weights.Count() > MostWork)
            throw new CannotCountException(
                "So many seats and so many different ballots make the exact weights too long to count with this rule. Fill fewer seats, or use allocated-score or rrv.");
    }

    public override ImmutableArray<string> InWords(CountRecord record) => SeatBySeatInWords.Of(
        record,
        $"Each ballot has {record.Settings[ScoreSettings.Highest]} points to spend. The scores that each candidate is given are added up, and the highest total " +
            "takes a seat. The ballots pay for it what they give the one chosen, or the same part of it where that is more than the quota together. " +
            "A ballot that has spent a part counts for the next seat with the rest.",
        round => round.Notes is null ? [] : round.Notes[Left]
            .Select(each => (Left: Amount.TryParse(each.Key, out var left) ? left : 0, each.Value)).OrderByDescending(each => each.Left)
            .Select(each => $"{ScoresInWords.Ballots(each.Value)} {(each.Value.Equals(1) ? "has" : "have")} {ScoresInWords.Points(each.Left)} left."));
}
