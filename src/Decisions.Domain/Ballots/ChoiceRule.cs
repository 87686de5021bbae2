using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>Whether a choice can be made under a method of voting.</summary>
internal static class ChoiceRule
{
    /// <summary>Why it cannot, or null.</summary>
    public static Rejection? Check(VotingMethod method, ImmutableArray<Option> options, Choice choice) => (method, choice) switch
    {
        (YesNoMethod, YesNoChoice yesNo) => Enum.IsDefined(yesNo.Answer) ? null : new ChoiceDoesNotFitRule("Answer yes, no or abstain."),
        (RankedMethod, RankedChoice ranked) => CheckRanking(options, ranked, mayShare: false),
        (ElectionMethod { Counting.Ballots: BallotForm.Ranked } election, RankedChoice ranked) => CheckRanking(options, ranked, election.Counting.TakesSharedPlaces),
        (ElectionMethod { Counting.Ballots: BallotForm.Scored } election, ScoredChoice scored) => CheckScores(election, options, scored),
        (PositionMethod positions, PositionChoice position) => positions.Positions.Contains(position.Position) ? null : new ChoiceDoesNotFitRule(PositionsOf(positions)),
        (TemperatureMethod, LeaningChoice leaning) => Enum.IsDefined(leaning.Leaning) ? null : new ChoiceDoesNotFitRule(Leanings()),
        (DatesMethod, DatesChoice dates) => CheckDates(options, dates),
        (DatesMethod, _) => new ChoiceDoesNotFitRule(EachDate),
        (TemperatureMethod, _) => new ChoiceDoesNotFitRule(Leanings()),
        (PositionMethod positions, _) => new ChoiceDoesNotFitRule(PositionsOf(positions)),
        (YesNoMethod, _) => new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."),
        (ElectionMethod { Counting.Ballots: BallotForm.Scored }, _) => new ChoiceDoesNotFitRule("This vote is answered by giving options a score, or a 1 for each that you approve of."),
        (RankedMethod or ElectionMethod, _) => new ChoiceDoesNotFitRule("This vote is answered by ranking the options."),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This method of voting has no ballots."),
    };

    private static readonly string EachDate =
        $"This is answered by saying of each date, once, whether it suits: {string.Join(", ", Enum.GetValues<Suits>().Select(Words<Suits>.Of))}.";

    private static Rejection? CheckDates(ImmutableArray<Option> options, DatesChoice choice)
    {
        if (choice.Answers.IsDefault || choice.Answers.Any(given => given is null || !Enum.IsDefined(given.Suits)))
            return new ChoiceDoesNotFitRule(EachDate);
        if (choice.Answers.FirstOrDefault(given => options.All(option => option.Id != given.Option)) is { } stray)
            return new OptionIsNotOnTheBallot(stray.Option);
        return choice.Answers.Length == options.Length && choice.Answers.DistinctBy(given => given.Option).Count() == options.Length
            ? null
            : new ChoiceDoesNotFitRule(EachDate);
    }

    private static string Leanings() => $"This is answered by how you lean: {string.Join(", ", Enum.GetValues<Leaning>().Select(Words<Leaning>.Of))}.";

    private static string PositionsOf(PositionMethod method) =>
        $"This is answered by a position: {string.Join(", ", method.Positions.Select(Words<Position>.Of))}.";

    private static Rejection? CheckRanking(ImmutableArray<Option> options, RankedChoice choice, bool mayShare)
    {
        if (choice.Ranking.IsDefault)
            return new ChoiceDoesNotFitRule("A ranking is a list of places, each with one option; the empty list is a blank ballot.");
        HashSet<OptionId> ranked = [];
        for (var i = 0; i < choice.Ranking.Length; i++)
        {
            var place = choice.Ranking[i];
            if (place.IsDefaultOrEmpty || (place.Length != 1 && !mayShare))
                return new OptionsShareAPlace(i + 1);
            foreach (var id in place)
            {
                if (options.FirstOrDefault(option => option.Id == id) is not { } option)
                    return new OptionIsNotOnTheBallot(id);
                if (!ranked.Add(id))
                    return new OptionIsRankedTwice(id, option.Name);
            }
        }
        return null;
    }

    private static Rejection? CheckScores(ElectionMethod method, ImmutableArray<Option> options, ScoredChoice choice)
    {
        if (choice.Scores.IsDefault)
            return new ChoiceDoesNotFitRule("Scores are a list of options, each with its score; the empty list is a blank ballot.");
        HashSet<OptionId> scored = [];
        foreach (var given in choice.Scores)
        {
            if (given is null)
                return new ChoiceDoesNotFitRule("Each entry of the scores names an option and its score.");
            if (options.FirstOrDefault(option => option.Id == given.Option) is not { } option)
                return new OptionIsNotOnTheBallot(given.Option);
            if (!scored.Add(given.Option))
                return new OptionIsScoredTwice(given.Option, option.Name);
            if (given.Score < 0 || given.Score > method.HighestScore)
                return new ScoreIsOutOfRange(given.Option, option.Name, given.Score, method.HighestScore ?? int.MaxValue);
        }
        return choice.Scores.IsEmpty || method.Counting.IsWithinBounds(method.Chosen, [.. choice.Scores.Select(given => (long)given.Score)])
            ? null
            : new ChoiceDoesNotFitRule(method.Counting.Bounds(method.Chosen)!);
    }
}
