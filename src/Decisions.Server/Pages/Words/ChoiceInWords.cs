using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Server.ConsentRounds;

namespace Decisions.Server.Pages.Words;

/// <summary>What a ballot says.</summary>
public static class ChoiceInWords
{
    public static string Of(Answer answer) => answer switch
    {
        Answer.Yes => "Yes",
        Answer.No => "No",
        Answer.Abstain => "Abstain",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    public static string Of(Leaning leaning)
    {
        var said = LeaningNumbers.Said(leaning);
        return char.ToUpperInvariant(said[0]) + said[1..];
    }

    public static string Of(Suits suits) => suits switch
    {
        Suits.Yes => "Yes",
        Suits.IfNeedBe => "If need be",
        Suits.No => "No",
        _ => throw new ArgumentOutOfRangeException(nameof(suits)),
    };

    /// <summary>'Yes', or '1. Oak, 2. Ash', or 'Oak: 5, Ash: 3'.</summary>
    public static string Of(Choice choice, ImmutableArray<Option> options) => choice switch
    {
        YesNoChoice yesNo => Of(yesNo.Answer),
        LeaningChoice leaning => Of(leaning.Leaning),
        DatesChoice dates => string.Join("; ", dates.Answers.Select(given => $"{Name(given.Option, options)}: {Of(given.Suits).ToLowerInvariant()}")),
        PositionChoice position => ConsentInWords.Of(position.Position),
        RankedChoice { Ranking.IsEmpty: true } or ScoredChoice { Scores.IsEmpty: true } => "A blank ballot",
        RankedChoice ranked => string.Join(", ", ranked.Ranking.Select((place, i) =>
            $"{i + 1}. {string.Join(" and ", place.Select(id => Name(id, options)))}")),
        ScoredChoice scored when scored.Scores.All(given => given.Score == 1) => string.Join(", ", scored.Scores.Select(given => Name(given.Option, options))),
        ScoredChoice scored => string.Join(", ", scored.Scores.Select(given => $"{Name(given.Option, options)}: {given.Score}")),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    private static string Name(OptionId id, ImmutableArray<Option> options) => options.FirstOrDefault(option => option.Id == id)?.Name ?? "?";

    /// <summary>'1st', '2nd', '11th', '22nd'.</summary>
    public static string Place(int n) => (n % 100, n % 10) switch
    {
        (11 or 12 or 13, _) => $"{n}th",
        (_, 1) => $"{n}st",
        (_, 2) => $"{n}nd",
        (_, 3) => $"{n}rd",
        _ => $"{n}th",
    };
}
