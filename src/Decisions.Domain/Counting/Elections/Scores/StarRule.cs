using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Score then automatic run-off, for one seat or, seat after seat among those left, for several. Whom a ballot leaves out
/// has 0 from it.
/// </summary>
/// <remarks>
/// The published texts (starvoting.org/ties) agree on the steps of a tie and differ in how the first is measured when
/// three or more tie for a place in the run-off: by how many ballots prefer each to the others tied, the most going
/// through (the protocol as the tabulator starvote has it); or by how many prefer others, the most going out one after
/// the other (as bettervoting.org has it). With two tied they are the same. In a run-off that is tied the higher score
/// wins, and then the larger number of highest scores. What is then still tied goes by the tie rule.
/// </remarks>
public abstract class StarRule : CountingRule
{
    private const string Finalists = "finalists", MostPreferred = "most-preferred", LeastBeaten = "least-beaten";

    public override BallotForm Ballots => BallotForm.Scored;

    public override long? HighestScore(ChosenSettings settings) => ScoreSettings.HighestOf(settings);

    public override ImmutableArray<Setting> Settings =>
    [
        ScoreSettings.HighestOfFive,
        new(Finalists, "Which of three or more who tie for the run-off go on: those whom most ballots prefer to the others tied (most-preferred), " +
            "or those left when the one beaten most goes out again and again (least-beaten).", MostPreferred, [MostPreferred, LeastBeaten]),
        ScoreSettings.TiesSetting,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        Check(election);
        var highest = settings.HighestFrom1();
        var ballots = ScoredBallots.Of(this, election, highest);
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var star = new StarRound(ballots.Totals(), HeadToHead.Of(ballots), ballots.Giving(highest));
        return new StarCount(election, ballots, star, ties, settings[Finalists] == LeastBeaten).Record(this, settings);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => StarInWords.Of(record);

    /// <exception cref="CannotCountException">There are seats that the rule cannot fill.</exception>
    private protected virtual void Check(Election election)
    {
    }
}
