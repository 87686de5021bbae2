using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// Majority judgement (Balinski and Laraki, A theory of measuring, electing, and ranking, PNAS 104, 2007; Majority
/// Judgment, 2010). A candidate's majority grade is the middle one of all grades given, or of two middle ones the lower.
/// Of those who share it, one middle grade of each is taken away again and again until they differ.
/// </summary>
public sealed class MajorityJudgement : CountingRule
{
    /// <summary>By grade and by name: how many give the candidate the grade.</summary>
    private const string Missing = "missing", Worst = "worst", Ignored = "ignored", Above = "above", Below = "below", Given = "grade ";

    public override string Name => "majority-judgement";

    public override string Title => "Majority judgement: highest middle grade";

    public override string Summary =>
        "Each ballot grades every candidate, and whoever has the highest middle grade is chosen (Balinski and Laraki 2007).";

    public override BallotForm Ballots => BallotForm.Scored;

    public override long? HighestScore(ChosenSettings settings) => ScoreSettings.HighestOf(settings);

    public override ImmutableArray<Setting> Settings =>
    [
        ScoreSettings.HighestOfAny,
        new(Missing, "What a ballot gives to a candidate whom it leaves out: the lowest grade, 0 (worst), as Balinski and Laraki have it, or none (ignored).",
            Worst, [Worst, Ignored]),
        ScoreSettings.TiesSetting,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = ScoredBallots.Of(this, election, settings.Whole(ScoreSettings.Highest));
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, ballots, ties);
        var counts = Counts(ballots, settings[Missing] == Worst);
        var grades = counts.ToDictionary(each => each.Key, each => new Grades(each.Value));
        var ranking = Ranking(ballots.Standing, grades);
        var winners = Standings.Seat(ranking, election.Seats, ties);
        var notes = ScoredRecord.Notes(
        [
            (Above, grades.Select(each => KeyValuePair.Create(ballots.Name(each.Key), (Amount)each.Value.Above))),
            (Below, grades.Select(each => KeyValuePair.Create(ballots.Name(each.Key), (Amount)each.Value.Below))),
            .. counts.Values.SelectMany(each => each.Keys).Distinct().Select(grade => (Given + ScoredBallots.Key(grade),
                counts.Select(each => KeyValuePair.Create(ballots.Name(each.Key), (Amount)each.Value.GetValueOrDefault(grade))))),
        ]);
        return ScoredRecord.Of(this, election, settings, ballots, ties, ranking, winners,
            [ScoredRecord.Round(election, 1, RoundActions.Count, grades.ToDictionary(each => each.Key, each => (Amount)(each.Value.Majority ?? 0)), winners, notes)]);
    }

    public override ImmutableArray<string> InWords(CountRecord record)
    {
        if (ChosenInWords.ChoosesNobody(record))
            return [BallotsInWords.Of(record), "No ballot grades any candidate, so none is chosen."];
        var round = record.Rounds[0];
        return
        [
            BallotsInWords.Of(record),
            "All grades that a candidate is given are laid in order, and the one in the middle counts; of two in the middle, the lower. " +
                (record.Settings[Missing] == Worst ? "Whoever a ballot leaves out has 0 from it." : "A ballot that leaves a candidate out gives them no grade."),
            .. record.Ranking.SelectMany(group => group).Select(name =>
                $"{name} has the middle grade {round.Votes[name]}, with {ScoresInWords.Number(round.Notes![Above][name])} above it and {ScoresInWords.Number(round.Notes[Below][name])} below."),
            "Of those who share a middle grade, one of each is taken away, and the middle looked at again, until they differ.",
            .. ChosenInWords.Of(record),
        ];
    }

    private static List<List<int>> Ranking(IEnumerable<int> standing, Dictionary<int, Grades> grades)
    {
        var ranking = new List<List<int>>();
        foreach (var one in standing.OrderByDescending(one => grades[one]))
        {
            if (ranking.Count > 0 && grades[ranking[^1][0]].CompareTo(grades[one]) == 0)
                ranking[^1].Add(one);
            else
                ranking.Add([one]);
        }

        return ranking;
    }

    private static Dictionary<int, Dictionary<long, long>> Counts(ScoredBallots ballots, bool missingIsWorst)
    {
        var counts = ballots.Standing.ToDictionary(one => one, _ => new Dictionary<long, long>());
        var profile = ballots.Profile;
        foreach (var index in ballots.Valid)
        {
            var named = profile.Named(index);
            var scores = profile.Scores(index);
            for (var i = 0; i < named.Length; i++)
            {
                if (counts.TryGetValue(named[i], out var grades))
                    grades[scores[i]] = grades.GetValueOrDefault(scores[i]) + profile.Count(index);
            }
        }

        if (missingIsWorst)
        {
            foreach (var grades in counts.Values)
                grades[0] = grades.GetValueOrDefault(0) + ballots.Numbers.Valid - grades.Values.Sum();
        }

        return counts;
    }
}
