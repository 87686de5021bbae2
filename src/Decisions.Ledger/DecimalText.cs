using System.Globalization;

namespace Decisions.Ledger;

/// <summary>Numbers as the C2SP formats write them: ASCII digits without a sign or a leading zero.</summary>
internal static class DecimalText
{
    /// <summary>Reads 0 to 2⁶³ − 1; the formats go further, no log does.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        TryParseDigits(text, out number) && (text[0] != '0' || text.Length == 1);

    /// <summary>The same with leading zeros. .NET's own parser takes U+0000 behind the digits, so they are looked at first.</summary>
    public static bool TryParseDigits(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return !text.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);
}
