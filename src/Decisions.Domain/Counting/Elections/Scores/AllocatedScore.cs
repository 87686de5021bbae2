using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Allocated Score, which is STAR-PR (starvoting.org/technical_specifications; electowiki.org/wiki/Allocated_Score). The
/// highest total is chosen and takes a Hare quota from those ballots that give the most to whoever is chosen, by score
/// times weight; where a group of equals would take more than is left of the quota, each keeps the same part of its
/// weight. Then the rest are counted again with the weights that are left.
/// </summary>
/// <remarks>
/// The published programs differ in what fills a quota: what the ballots still weigh, as the reference implementation
/// and bettervoting.org have it, or ballots however little each still weighs, as the tabulator starvote has it. Where
/// those who give the chosen one anything do not fill the quota, the reference takes the rest from all others alike;
/// starvote leaves it. With no more candidates than seats all are chosen, in order.
/// </remarks>
public sealed class AllocatedScore : CountingRule
{
    private const string QuotaOf = "quota-of", Weight = "weight", WholeBallots = "ballots";

    public override string Name => "allocated-score";

    public override string Title => "Allocated score: in proportion";

    public override string Summary =>
        "Score in proportion: whoever is chosen uses up a quota of the ballots that give them most (Allocated Score or STAR-PR, starvoting.org).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override bool IsProportional => true;

    public override long? HighestScore(ChosenSettings settings) => ScoreSettings.HighestOf(settings);

    public override ImmutableArray<Setting> Settings =>
    [
        ScoreSettings.HighestOfFive,
        new(QuotaOf, "What fills a quota: what ballots still weigh (weight), or ballots whatever each still weighs (ballots). A file may say it.",
            Weight, [Weight, WholeBallots]),
        ScoreSettings.TiesSetting,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = ScoredBallots.Of(this, election, settings.HighestFrom1());
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var quota = Amount.Ratio(ballots.Numbers.Valid, election.Seats);
        var weighted = new WeightedBallots(ballots);
        var allocation = new Allocation(ballots, weighted, quota, settings[QuotaOf] == WholeBallots);
        return SeatBySeat.Count(this, election, settings, ballots, ties, weighted, quota, allocation.Allocate);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => SeatBySeatInWords.Of(
        record,
        "The scores that each is given are added up, and the highest total takes a seat. The ballots that give the one chosen most are used up for it, " +
            "until a quota of them is: all ballots divided by the seats. The others count again for the next seat with what weight they have left.",
        AllocationInWords);

    private static IEnumerable<string> AllocationInWords(CountRound round)
    {
        foreach (var (at, number) in Levels(round, Allocation.Allocated))
        {
            var kept = round.Notes![Allocation.Kept][Key(at)];
            var those = $"{ScoresInWords.Ballots(number)} with {ScoresInWords.Points(at)} for the one chosen";
            yield return kept.Numerator.IsZero
                ? $"{those} {(number.Equals(1) ? "is" : "are")} used up."
                : $"{those} {(number.Equals(1) ? "keeps" : "keep")} {ScoresInWords.Number(kept)} of {(number.Equals(1) ? "its" : "their")} weight.";
        }
    }

    private static IEnumerable<(Amount At, Amount Number)> Levels(CountRound round, string note) => round.Notes is null ? [] : round.Notes[note]
        .Select(each => (Amount.TryParse(each.Key, out var at) ? at : 0, each.Value)).OrderByDescending(each => each.Item1);

    private static string Key(Amount level) => ScoredBallots.Key(level);
}
