using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Positional;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Each ballot approves of as many as it likes, within bounds where there are any, and the most approvals are chosen
/// (Brams and Fishburn, Approval Voting, 1978; with several seats it is block voting). A ballot outside the bounds is
/// spoilt, as one that marks too many is under the rules of elections by block vote.
/// </summary>
public sealed class Approval : CountingRule
{
    private const string Minimum = "minimum", Maximum = "maximum";

    public override string Name => "approval";

    public override string Title => "Approval: most marks";

    public override string Summary => "Each ballot approves of as many as it likes, and the most approvals are chosen (Brams and Fishburn 1978).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override long? HighestScore(ChosenSettings settings) => 1;

    public override ImmutableArray<Setting> Settings =>
    [
        new(Minimum, "How many a ballot must approve of at least; one with fewer is spoilt. A blank ballot is not.", "0", []),
        new(Maximum, "How many a ballot may approve of; one with more is spoilt. 0 is for as many as it likes.", "0", []),
        ScoreSettings.TiesSetting,
    ];

    public override string? Bounds(ChosenSettings settings) => (settings.Whole(Minimum), settings.Whole(Maximum)) switch
    {
        ( <= 1, 0) => null,
        ( <= 1, var most) => $"Choose at most {most}.",
        (var fewest, 0) => $"Choose at least {fewest}.",
        var (fewest, most) when fewest == most => $"Choose exactly {most}.",
        var (fewest, most) => $"Choose from {fewest} to {most}.",
    };

    public override bool IsWithinBounds(ChosenSettings settings, IReadOnlyCollection<long> scores) =>
        IsWithin(settings.Whole(Minimum), settings.Whole(Maximum), scores.Count(score => score > 0));

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var (minimum, maximum) = (settings.Whole(Minimum), settings.Whole(Maximum));
        if (maximum > 0 && minimum > maximum)
            throw new CannotCountException($"No ballot can approve of at least {minimum} and of at most {maximum}.");
        var ballots = ApprovalBallots.Of(this, election, approved => IsWithin(minimum, maximum, approved));
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var approvals = ballots.Totals();
        var ranking = Standings.ByScore(ballots.Standing, one => approvals[one]);
        var winners = Standings.Seat(ranking, election.Seats, ties);
        return ScoredRecord.Of(this, election, settings, ballots, ties, ranking, winners,
            [ScoredRecord.Round(election, 1, RoundActions.Count, approvals.ToAmounts(), winners)]);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => PositionalInWords.Of(
        record, "Each ballot counts for everybody it approves of. The most approvals win." + Bounds(record), ScoresInWords.Approvals);

    private static bool IsWithin(long minimum, long maximum, long approved) => approved == 0 || (approved >= minimum && (maximum == 0 || approved <= maximum));

    private static string Bounds(CountRecord record) => (record.Settings[Minimum], record.Settings[Maximum]) switch
    {
        ("0" or "1", "0") => "",
        ("0" or "1", var most) => $" A ballot that approves of more than {most} is spoilt.",
        (var fewest, "0") => $" A ballot that approves of fewer than {fewest} is spoilt.",
        var (fewest, most) => $" A ballot that approves of fewer than {fewest} or more than {most} is spoilt.",
    };
}
