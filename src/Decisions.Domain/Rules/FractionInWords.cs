using System.Globalization;
using System.Numerics;

namespace Decisions.Domain.Rules;

/// <summary>A fraction as a member says it. Only exact words are used: 2/3 is never 66.67 per cent.</summary>
public static class FractionInWords
{
    private static readonly string[] Parts =
        ["", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private static readonly string[] Numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>
    /// 'half', 'two thirds', '66 per cent' or '5/12'; followed by 'of', it makes a phrase. One is 'all', zero 'none'.
    /// </summary>
    public static string Of(Fraction fraction)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(fraction.Numerator, fraction.Denominator);
        var (part, whole) = (fraction.Numerator / divisor, fraction.Denominator / divisor);
        return (part, whole) switch
        {
            (0, _) => "none",
            (1, 1) => "all",
            (1, 2) => "half",
            (1, 4) => "a quarter",
            _ when whole < Parts.Length => $"{Numbers[part]} {Parts[whole]}{(part == 1 ? "" : "s")}",
            _ when 100 % whole == 0 => string.Create(CultureInfo.InvariantCulture, $"{part * (100 / whole)} per cent"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{part}/{whole}"),
        };
    }

    /// <summary>'at least half', but 'all' for the whole.</summary>
    internal static string AtLeast(Fraction fraction) =>
        fraction.Numerator == fraction.Denominator ? "all" : $"at least {Of(fraction)}";
}
