using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>Words between blanks, and numbers written as digits alone.</summary>
internal static class BltNumbers
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static string[] Words(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    public static bool TryRead(ReadOnlySpan<char> word, out long number) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
