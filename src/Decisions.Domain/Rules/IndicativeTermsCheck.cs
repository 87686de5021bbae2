namespace Decisions.Domain.Rules;

/// <summary>Whether a rule that decides nothing asks for nothing that only a decision needs.</summary>
internal static class IndicativeTermsCheck
{
    /// <summary>Why it does, or null. What needs a vote by yes or no, such as a second vote, is refused for want of one.</summary>
    public static Rejection? Of(DecisionRule terms) =>
        !terms.Indicative ? terms.Method is TemperatureMethod or DatesMethod ? new IndicativeTermsDoNotFit("A temperature check, or finding a date, decides nothing. Let the rule be indicative.") : null
        : Method(terms.Method)
            ?? (terms.Quorum is not { AtLeast: null or 0, Fraction: null or { Numerator: 0 } } || terms.Presence is not null ? Without("quorum")
                : terms.TurnoutFloor is { Numerator: > 0 } ? Without("least share that must vote")
                : terms.Notice is not null ? Without("notice")
                : null);

    private static IndicativeTermsDoNotFit? Method(VotingMethod method) => method switch
    {
        TemperatureMethod or DatesMethod => null,
        ElectionMethod { Seats: not 1 } => new("Nothing is chosen where nothing is decided. Leave the number that is chosen at 1."),
        ElectionMethod election => ElectionMethod.Ordering.Any(rule => rule.Name == election.Rule) ? null
            : new($"“{election.Rule}” does not put all options in an order. Use one of {string.Join(", ", ElectionMethod.Ordering.Select(rule => rule.Name))}."),
        _ => new("This way of voting decides. To hear what members think, use a temperature check, find a date, or put options in an order."),
    };

    private static IndicativeTermsDoNotFit Without(string what) => new($"A rule that decides nothing needs no {what}. Leave it out.");
}
