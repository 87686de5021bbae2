using System.Globalization;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Says an exact number as a person reads it: 1,234, or 1,234 1/3.</summary>
internal static class AmountInWords
{
    public static string Of(Amount number)
    {
        var whole = BigInteger.DivRem(number.Numerator, number.Denominator, out var rest);
        var said = whole.ToString("N0", CultureInfo.InvariantCulture);
        return rest.IsZero ? said : whole.IsZero ? number.ToString() : $"{said} {Amount.Ratio(BigInteger.Abs(rest), number.Denominator)}";
    }

    /// <summary>'1 vote', '2 votes', '1/3 votes'.</summary>
    public static string Of(Amount number, string one, string many) => $"{Of(number)} {(number.Equals(1) ? one : many)}";
}
