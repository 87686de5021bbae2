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
}
