using System.Globalization;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Numbers of points, approvals and ballots as a member reads them.</summary>
internal static class ScoresInWords
{
    /// <summary>A fraction with a larger denominator is told to two decimals; the record has it exactly.</summary>
    private const int LargestDenominator = 100;

    public static string Points(Amount points) => Say(points, "point", "points");

    public static string Approvals(Amount approvals) => Say(approvals, "approval", "approvals");

    public static string Ballots(Amount ballots) => Say(ballots, "ballot", "ballots");

    public static string Number(Amount number)
    {
        var whole = BigInteger.DivRem(number.Numerator, number.Denominator, out var rest);
        var said = whole.ToString("N0", CultureInfo.InvariantCulture);
        if (rest.IsZero)
            return said;
        if (number.Denominator > LargestDenominator)
            return string.Create(CultureInfo.InvariantCulture, $"about {said}.{rest * 100 / number.Denominator:00}");
        return whole.IsZero ? Amount.Ratio(rest, number.Denominator).ToString() : $"{said} {Amount.Ratio(rest, number.Denominator)}";
    }

    private static string Say(Amount number, string one, string many) => $"{Number(number)} {(number.Equals(1) ? one : many)}";
}
