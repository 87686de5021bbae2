using System.Globalization;
using System.Runtime.InteropServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// A column a candidate, in the cells the score, or 1 for an approval. An empty cell gives none, which is not a 0. A ballot
/// with a number below 0 is out of bounds, as one is with a number that a rule finds too high, and so it is spoilt.
/// </summary>
internal static class ScoreColumns
{
    public static ElectionFile Read(TableRows rows, bool counts, List<string> names)
    {
        var ballots = new ScoreProfile.Builder(names.Count);
        var ballot = new List<(int Candidate, long Score)>();
        var spoilt = 0L;
        while (rows.NextLine())
        {
            var count = 1L;
            if (counts || !TryRead(rows.Bytes, rows.Separator, names.Count, ballot))
            {
                if (!rows.Split())
                    continue;
                count = rows.TakeCount(counts, names.Count);
                Read(rows, ballot);
            }

            if (ballot.Exists(each => each.Score < 0))
                spoilt += count;
            else
                ballots.Add(CollectionsMarshal.AsSpan(ballot), count);
        }

        return new ElectionFile(new Election("", [.. names.Select(name => new Candidate(name))], 1, ballots.Build(), spoilt));
    }

    /// <summary>Reads a row of nothing but scores in digits, as it lies; false for any other.</summary>
    private static bool TryRead(ReadOnlySpan<byte> row, byte separator, int columns, List<(int Candidate, long Score)> ballot)
    {
        ballot.Clear();
        if (!row.ContainsAnyExcept(" \t"u8))
            return false;
        var (candidate, score, digits) = (0, 0L, 0);
        for (var i = 0; i <= row.Length; i++)
        {
            var next = i < row.Length ? row[i] : separator;
            if ((uint)(next - '0') <= 9 && ++digits < 10)
            {
                score = (score * 10) + next - '0';
                continue;
            }

            if (next != separator || candidate == columns)
                return false;
            if (digits > 0)
                ballot.Add((candidate, score));
            (candidate, score, digits) = (candidate + 1, 0, 0);
        }

        return true;
    }

    private static void Read(TableRows rows, List<(int Candidate, long Score)> ballot)
    {
        ballot.Clear();
        foreach (var (column, cell) in rows.Cells.Index())
        {
            if (cell.Length > 0)
                ballot.Add((column, Score(cell, rows.Line)));
        }
    }

    private static long Score(string cell, long line) => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score)
        ? score
        : throw new ElectionFileException(line, $"A score is a whole number from 0 or nothing, not '{cell}'.");
}
