using Decisions.Domain.Ballots;

namespace Decisions.Server.Pages.Words;

/// <summary>A show of hands in words.</summary>
public static class HandsInWords
{
    public static string Of(HandsCount hands) =>
        $"{StatusInWords.Number(hands.InFavour)} for, {StatusInWords.Number(hands.Against)} against, {StatusInWords.Number(hands.Abstained)} abstaining";
}
