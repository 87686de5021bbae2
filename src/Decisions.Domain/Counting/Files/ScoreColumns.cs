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
    public static ElectionFile Read(TextLines lines, bool counts, List<string> names)
    {
        var ballots = new ScoreProfile.Builder(names.Count);
        var cells = new List<string>();
        var ballot = new List<(int Candidate, long Score)>();
        var spoilt = 0L;
        while (lines.Next())
        {
            var line = lines.Current;
            if (line.Trim().IsEmpty)
                continue;
            ballot.Clear();
            // Only a quoted cell is more than what stands between two commas.
            var count = line.Contains('"') ? Quoted(lines, cells, ballot, counts, names.Count) : Plain(lines, ballot, counts, names.Count);
            if (ballot.Exists(each => each.Score < 0))
                spoilt += count;
            else
                ballots.Add(CollectionsMarshal.AsSpan(ballot), count);
        }

        return new ElectionFile(new Election("", [.. names.Select(name => new Candidate(name))], 1, ballots.Build(), spoilt));
    }

    private static long Plain(TextLines lines, List<(int Candidate, long Score)> ballot, bool counts, int columns)
    {
        var (count, column) = (1L, counts ? -1 : 0);
        foreach (var range in lines.Current.Split(','))
        {
            var cell = lines.Current[range].Trim();
            if (column == columns)
                throw new ElectionFileException(lines.Number, $"The row has {lines.Current.Count(',') + 1} cells, more than the header.");
            if (column < 0)
                count = BallotTable.Count(cell, lines.Number);
            else if (!cell.IsEmpty)
                ballot.Add((column, Score(cell, lines.Number)));
            column++;
        }

        return count;
    }

    private static long Quoted(TextLines lines, List<string> cells, List<(int Candidate, long Score)> ballot, bool counts, int columns)
    {
        CsvRow.Read(lines.Current, cells, lines.Number);
        var count = BallotTable.TakeCount(cells, counts, columns, lines.Number);
        foreach (var (column, cell) in cells.Index())
        {
            if (cell.Length > 0)
                ballot.Add((column, Score(cell, lines.Number)));
        }

        return count;
    }

    private static long Score(ReadOnlySpan<char> cell, long line) => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score)
        ? score
        : throw new ElectionFileException(line, $"A score is a whole number from 0 or nothing, not '{cell}'.");
}
