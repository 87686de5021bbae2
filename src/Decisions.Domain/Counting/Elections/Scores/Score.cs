using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Positional;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>The highest total of scores is chosen (range voting; Smith 2000). Whom a ballot leaves out has 0 from it.</summary>
public sealed class Score : CountingRule
{
    public override string Name => "score";

    public override string Title => "Score: highest total";

    public override string Summary => "Each ballot gives every candidate a score, and the highest totals are chosen (range voting, Smith 2000).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override long? HighestScore(ChosenSettings settings) => ScoreSettings.HighestOf(settings);

    public override ImmutableArray<Setting> Settings => [ScoreSettings.HighestOfAny, ScoreSettings.TiesSetting];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = ScoredBallots.Of(this, election, settings.Whole(ScoreSettings.Highest));
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var totals = ballots.Totals();
        var ranking = Standings.ByScore(ballots.Standing, one => totals[one]);
        var winners = Standings.Seat(ranking, election.Seats, ties);
        return ScoredRecord.Of(this, election, settings, ballots, ties, ranking, winners,
            [ScoredRecord.Round(election, 1, RoundActions.Count, totals.ToAmounts(), winners)]);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => PositionalInWords.Of(
        record, "The scores that each is given are added up; whoever a ballot leaves out has 0 from it. The highest total wins.",
        PositionalInWords.Points);
}
