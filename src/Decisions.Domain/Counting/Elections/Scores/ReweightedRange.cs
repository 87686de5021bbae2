using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Reweighted range voting (Smith, rangevoting.org/RRV.html). After each seat a ballot weighs K / (K + S), where K is the
/// highest score that a ballot may give and S is the sum of the scores it gives to those chosen.
/// </summary>
public sealed class ReweightedRange : CountingRule
{
    /// <summary>By the points a ballot has given to those chosen: how many ballots, and what each of them weighs.</summary>
    private const string Number = "ballots", Weight = "weight";

    public override string Name => "rrv";

    public override string Title => "Reweighted range: in proportion";

    public override string Summary =>
        "Score in proportion: the more a ballot has given to those chosen, the less it weighs for the next seat (reweighted range voting, rangevoting.org).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override bool IsProportional => true;

    public override long? HighestScore(ChosenSettings settings) => ScoreSettings.HighestOf(settings);

    public override ImmutableArray<Setting> Settings => [ScoreSettings.HighestOfFive, ScoreSettings.TiesSetting];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var highest = settings.HighestFrom1();
        var ballots = ScoredBallots.Of(this, election, highest);
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var weighted = new WeightedBallots(ballots);
        var given = new long[ballots.Profile.Distinct];
        return SeatBySeat.Count(this, election, settings, ballots, ties, weighted, null, chosen =>
        {
            foreach (var ballot in ballots.Valid)
                given[ballot] += ballots.Profile.Score(ballot, chosen) ?? 0;
            var groups = ballots.Valid.GroupBy(ballot => given[ballot]).ToList();
            foreach (var group in groups)
            {
                foreach (var ballot in group)
                    weighted.SetWeight(ballot, Amount.Ratio(highest, highest + group.Key));
            }

            return ScoredRecord.Notes(
            [
                (Number, groups.Select(group => KeyValuePair.Create(ScoredBallots.Key(group.Key), (Amount)weighted.Count(group)))),
                (Weight, groups.Select(group => KeyValuePair.Create(ScoredBallots.Key(group.Key), Amount.Ratio(highest, highest + group.Key)))),
            ]);
        });
    }

    public override ImmutableArray<string> InWords(CountRecord record) => SeatBySeatInWords.Of(
        record,
        "The scores that each is given are added up, and the highest total takes a seat. For the next seat a ballot weighs " +
            $"{record.Settings[ScoreSettings.Highest]} divided by {record.Settings[ScoreSettings.Highest]} plus all points it has given to those chosen.",
        Weights);

    private static IEnumerable<string> Weights(CountRound round) => round.Notes is null ? [] : round.Notes[Number]
        .OrderByDescending(each => round.Notes[Weight][each.Key])
        .Select(each => $"{ScoresInWords.Ballots(each.Value)} that gave those chosen {each.Key} in all " +
            $"{(each.Value.Equals(1) ? "weighs" : "weigh")} {ScoresInWords.Number(round.Notes[Weight][each.Key])}.");
}
