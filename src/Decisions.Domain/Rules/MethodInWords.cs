using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how votes are given and what carries.</summary>
internal static class MethodInWords
{
    public static ImmutableArray<string> Of(VotingMethod method, bool isIndicative = false) => method switch
    {
        YesNoMethod { Threshold: var threshold } =>
        [
            "You vote yes or no, or you abstain.",
            $"{ThresholdInWords.Requirement(threshold)} for the proposal to be carried.{EqualVotes(threshold)}",
            Abstaining(threshold.Base),
        ],
        RankedMethod =>
        [
            "You put the options in order: the one you like best first, then your second choice, and so on. " +
                "You may leave out any that you do not want.",
            "Each ballot counts for its first choice. An option with more than half of the ballots is chosen.",
            "If none has, the option with the fewest leaves, and each of its ballots goes to the next choice on it. " +
                "This goes on until an option has more than half of the ballots still in the count.",
            "A ballot drops out when it ranks none of the options that are left.",
            "If several options share the fewest, the latest earlier round in which they differ decides: the one " +
                "with the fewest there leaves. If they never differ, it goes by lot, drawn from a seed that was " +
                "published before the first ballot, so anyone can check it.",
            "A blank ballot counts as taking part, and for no option.",
        ],
        ElectionMethod election => ElectionInWords.Of(election, isIndicative),
        PositionMethod positions => PositionMethodInWords.Of(positions),
        TemperatureMethod =>
        [
            "You say how you lean to the proposal: strongly for it, for it, in between, against it or strongly against it.",
            "It is shown how many lean which way, and no average of them.",
        ],
        DatesMethod =>
        [
            "You say of each date whether it suits you: yes, if need be, or no.",
            "All dates are shown with how many said what: first those that suit most, and of them those that suit fewest not.",
        ],
        _ => throw new ArgumentException($"No words are known for {method.GetType().Name}.", nameof(method)),
    };

    /// <summary>What one does who takes part and does not only hand in a blank ballot, or abstain.</summary>
    public static string CastingAVote(VotingMethod method) => method switch
    {
        RankedMethod => "rank an option",
        ElectionMethod => "choose among the options",
        PositionMethod => "give a position",
        TemperatureMethod => "say how they lean",
        DatesMethod => "say which dates suit them",
        _ => "vote yes or no",
    };

    private static string EqualVotes(Threshold threshold) =>
        threshold is { Comparator: Comparator.MoreThan, Base: ThresholdBase.Cast } &&
        threshold.Fraction.Compare(1, 2) == 0
            ? " With as many no as yes, it is lost."
            : "";

    private static string Abstaining(ThresholdBase of) => of switch
    {
        ThresholdBase.Cast => "To abstain is not to cast a vote: it counts neither for nor against.",
        ThresholdBase.Present => "To abstain is to take part without a yes, so it works like a no.",
        ThresholdBase.Eligible => "To abstain, or not to vote at all, works like a no.",
        _ => throw new ArgumentException($"{of} is no base of a threshold.", nameof(of)),
    };
}
