using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;

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

    /// <summary>'Yes', or '1. Oak, 2. Ash'.</summary>
    public static string Of(Choice choice, ImmutableArray<Option> options) => choice switch
    {
        YesNoChoice yesNo => Of(yesNo.Answer),
        RankedChoice { Ranking.IsEmpty: true } => "A blank ballot",
        RankedChoice ranked => string.Join(", ", ranked.Ranking.Select((place, i) =>
            $"{i + 1}. {string.Join(" and ", place.Select(id => options.FirstOrDefault(option => option.Id == id)?.Name ?? "?"))}")),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

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
