using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads ranked ballots from a table with a header. Either each column is a rank (rank1, rank2 …) and the cells name
/// candidates, as cast vote records do; or each column is a candidate and the cells are ranks, 1 the best, equal ones
/// allowed, empty or 0 for none. A column 'count' says how many ballots a row stands for.
/// </summary>
public static class RankedTable
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    public static ElectionFile Read(TextReader text, ReadingOptions options)
    {
        var lines = new TextLines(text);
        var cells = new List<string>();
        if (!NextRow(lines, cells))
            throw new ElectionFileException(1, "The file is empty.");
        var counts = cells.Count > 0 && IsCount(cells[0]);
        var columns = cells[(counts ? 1 : 0)..];
        if (columns.Count == 0)
            throw new ElectionFileException(lines.Number, "The header has no column but the count.");
        return columns.All(IsRank)
            ? CastVoteRecords.Read(lines, counts, columns.Count, options)
            : RankColumns.Read(lines, counts, columns);
    }

    internal static bool NextRow(TextLines lines, List<string> cells)
    {
        while (lines.Next())
        {
            if (lines.Current.Trim().IsEmpty)
                continue;
            CsvRow.Read(lines.Current, cells, lines.Number);
            return true;
        }

        return false;
    }

    /// <summary>How many ballots a row stands for, taken off its front where there is such a column.</summary>
    internal static long TakeCount(List<string> cells, bool counts, int columns, long line)
    {
        if (cells.Count > columns + (counts ? 1 : 0))
            throw new ElectionFileException(line, $"The row has {cells.Count} cells, more than the header.");
        if (!counts)
            return 1;
        if (!long.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw new ElectionFileException(line, $"The row begins with how many ballots it stands for, a whole number, not '{cells[0]}'.");
        cells.RemoveAt(0);
        return count;
    }

    private static bool IsCount(string column) => column.Equals("count", StringComparison.OrdinalIgnoreCase);

    private static bool IsRank(string column)
    {
        var name = column.Replace(" ", "");
        return name.StartsWith("rank", StringComparison.OrdinalIgnoreCase) && name.Length > 4 && name.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}

/// <summary>A column a candidate, ranks in the cells.</summary>
internal static class RankColumns
{
    public static ElectionFile Read(TextLines lines, bool counts, List<string> names)
    {
        if (names.Any(name => name.Length == 0) || names.Distinct().Count() < names.Count)
            throw new ElectionFileException(lines.Number, "Each column needs a candidate's name of its own.");
        var ballots = new RankedProfile.Builder(names.Count);
        var cells = new List<string>();
        while (RankedTable.NextRow(lines, cells))
        {
            var count = RankedTable.TakeCount(cells, counts, names.Count, lines.Number);
            ballots.Add([.. Ranking(cells, lines.Number)], count);
        }

        return new ElectionFile(new Election("", [.. names.Select(name => new Candidate(name))], 1, ballots.Build()));
    }

    private static IEnumerable<int> Ranking(List<string> cells, long line)
    {
        var ranks = cells.Select((cell, candidate) => (Rank: Rank(cell, line), Candidate: candidate))
            .Where(each => each.Rank > 0).GroupBy(each => each.Rank).OrderBy(place => place.Key);
        return ranks.SelectMany(place => place.Select((each, i) => i == 0 ? each.Candidate : ~each.Candidate));
    }

    private static long Rank(string cell, long line) =>
        cell.Length == 0 ? 0
        : long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank
        : throw new ElectionFileException(line, $"A rank is a whole number from 1 or nothing, not '{cell}'.");
}
