using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>The lines before the ballots: how many candidates and seats, and who withdrew.</summary>
internal static class BltHeader
{
    /// <summary>More candidates than any ballot could list; a larger number is a damaged file.</summary>
    private const int MostCandidates = 100_000;

    public static (int Candidates, int Seats) Read(BltLines lines)
    {
        const string Expected = "the number of candidates and the number of seats";
        var line = lines.Next(Expected);
        if (BltNumbers.Words(line) is not [var first, var second] ||
            !BltNumbers.TryRead(first, out var candidates) || !BltNumbers.TryRead(second, out var seats))
            throw lines.Wrong($"The first line must be {Expected}, but is: {line}");
        if (candidates is < 1 or > MostCandidates)
            throw lines.Wrong(
                $"The number of candidates must be from 1 to {MostCandidates}, but is {candidates}.");
        if (seats is < 1 or > MostCandidates)
            throw lines.Wrong($"The number of seats must be from 1 to {MostCandidates}, but is {seats}.");
        return ((int)candidates, (int)seats);
    }

    public static ImmutableSortedSet<int> ReadWithdrawn(BltLines lines, int candidates)
    {
        var withdrawn = ImmutableSortedSet<int>.Empty;
        if (lines.Peek() is not ['-', ..])
            return withdrawn;
        foreach (var word in BltNumbers.Words(lines.Next("the withdrawn candidates")))
        {
            if (word is not ['-', .. var digits] || !BltNumbers.TryRead(digits, out var number))
                throw lines.Wrong($"A line of withdrawn candidates holds negative numbers only, not '{word}'.");
            if (number < 1 || number > candidates)
                throw lines.Wrong($"Candidate {number} cannot withdraw: there are {candidates} candidates.");
            if (withdrawn.Contains((int)number))
                throw lines.Wrong($"Candidate {number} withdraws twice.");
            withdrawn = withdrawn.Add((int)number);
        }

        return withdrawn;
    }
}

/// <summary>Words between blanks, and numbers written as digits alone.</summary>
internal static class BltNumbers
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static string[] Words(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    public static bool TryRead(ReadOnlySpan<char> word, out long number) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
