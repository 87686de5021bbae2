using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how many must take part for a decision to stand.</summary>
internal static class QuorumInWords
{
    /// <summary>What the quorum is and, where one can abstain, what that does to it.</summary>
    public static string Of(DecisionRule rule)
    {
        var abstaining = rule.Method is YesNoMethod ? " To abstain counts as taking part." : "";
        return Parts(rule.Quorum) switch
        {
            (null, null) => "There is no quorum: the result stands however few take part.",
            ({ } n, null) =>
                $"The result stands only if at least {English.Members(n)} {(n == 1 ? "takes" : "take")} part.{abstaining}",
            (null, { } share) => $"The result stands only if {share} of the members who may vote take part.{abstaining}",
            ({ } n, { } share) =>
                $"The result stands only if {share} of the members who may vote take part, and no fewer than " +
                $"{English.Number(n)}.{abstaining}",
        };
    }

    /// <summary>The same in a short sentence; none where there is no quorum.</summary>
    public static ImmutableArray<string> InShort(Quorum quorum) => Parts(quorum) switch
    {
        (null, null) => [],
        ({ } n, null) => [$"At least {English.Members(n)} must take part."],
        (null, { } share) => [$"{English.StartSentence(share)} of those who may vote must take part."],
        ({ } n, { } share) =>
            [$"{English.StartSentence(share)} of those who may vote must take part, and no fewer than {English.Number(n)}."],
    };

    private static (int? Number, string? Share) Parts(Quorum quorum) => (
        quorum.AtLeast is > 0 ? quorum.AtLeast : null,
        quorum.Fraction is { Numerator: > 0 } fraction ? FractionInWords.AtLeast(fraction) : null);
}
