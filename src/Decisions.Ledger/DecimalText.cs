using System.Globalization;

namespace Decisions.Ledger;

/// <summary>Numbers as the C2SP formats write them: ASCII digits without a sign or a leading zero.</summary>
internal static class DecimalText
{
    /// <summary>Reads 0 to 2⁶³ − 1; the formats go further, no log does.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text[0] != '0' || text.Length == 1);

    public static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);
}
