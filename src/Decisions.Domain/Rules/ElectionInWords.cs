using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;

namespace Decisions.Domain.Rules;

/// <summary>Says how members vote under a counting rule, and what the rule is.</summary>
internal static class ElectionInWords
{
    public static ImmutableArray<string> Of(ElectionMethod method, bool isIndicative) => isIndicative ? Gathering(method) :
    [
        HowToVote(method),
        $"{(method.Seats == 1 ? "One option is" : $"{English.StartSentence(English.Number(method.Seats))} options are")} chosen. {method.Counting.Summary}",
        .. method.Guards.Select(Guarded),
        .. method.Counting.Bounds(method.Chosen) is { } bounds ? new[] { bounds } : [],
        "Where the rule leaves a tie to a lot, it is drawn from a seed that was published before the first ballot, so anyone can check it.",
        "A blank ballot counts as taking part, and for no option.",
    ];

    private static ImmutableArray<string> Gathering(ElectionMethod method) =>
    [
        HowToVote(method),
        $"All options are put in an order by “{method.Counting.Title}”, and equal ones stay equal. None is chosen.",
        .. method.Counting.Bounds(method.Chosen) is { } bounds ? new[] { bounds } : [],
        "A blank ballot counts as taking part, and for no option.",
    ];

    /// <summary>What a guarded seat is, in a sentence.</summary>
    public static string Guarded(GuardedSeats guard) =>
        $"At least {English.Count(guard.AtLeast, "seat is", "seats are")} for {guard.Class}, as far as so many of them stand.";

    private static string HowToVote(ElectionMethod method) => (method.Counting.Ballots, method.HighestScore) switch
    {
        (BallotForm.Ranked, _) =>
            "You put the options in order: the one you like best first, then your second choice, and so on. You may leave out any that you do not want" +
            (method.Counting.TakesSharedPlaces ? ", and give several the same place." : "."),
        (_, 1) => "You mark each option that you approve of.",
        (_, var highest) => $"You give each option from 0 to {highest}: the more, the better you like it. What you leave out counts as 0.",
    };
}
