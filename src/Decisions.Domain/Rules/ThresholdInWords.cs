namespace Decisions.Domain.Rules;

/// <summary>What a threshold asks, and how a number of votes stands to it.</summary>
internal static class ThresholdInWords
{
    /// <summary>What must be so for a proposal to be carried: 'More than half of the votes cast must be yes'.</summary>
    public static string Requirement(Threshold threshold) =>
        threshold.Fraction.Numerator == 0
            ? "At least one vote must be yes"
            : English.StartSentence($"{Share(threshold)} of {threshold.Base switch
            {
                ThresholdBase.Cast => "the votes cast must be yes",
                ThresholdBase.Present => "the members who take part must vote yes",
                ThresholdBase.Eligible => "the members who may vote must vote yes",
                _ => throw new ArgumentException($"{threshold.Base} is no base of a threshold."),
            }}");

    /// <summary>How the votes stand to the fraction: 'exactly two thirds'. Empty where no comparison is needed.</summary>
    public static string Standing(Fraction fraction, long yes, long whole)
    {
        if (fraction.Numerator == 0 || yes == 0)
            return "";
        var comparison = fraction.Compare(yes, whole);
        if (fraction.Numerator == fraction.Denominator)
            return comparison == 0 ? ", all of them" : ", not all of them";
        var words = FractionInWords.Of(fraction);
        return comparison switch
        {
            > 0 => $", more than {words}",
            0 => $", exactly {words}",
            < 0 => $", less than {words}",
        };
    }

    /// <summary>'at least two thirds', 'more than half'.</summary>
    public static string Share(Threshold threshold) =>
        threshold.Comparator == Comparator.MoreThan
            ? $"more than {FractionInWords.Of(threshold.Fraction)}"
            : FractionInWords.AtLeast(threshold.Fraction);
}
