using System.Text;

namespace Decisions.Domain.Counting.Files;

/// <summary>A row of separated values (RFC 4180), one a line: a quoted cell does not go on to the next line.</summary>
internal static class CsvRow
{
    /// <summary>Few enough for what is shared to stay small where each cell is another.</summary>
    private const int MostTexts = 4096;

    /// <summary>Puts the row's cells, trimmed, in place of those there.</summary>
    /// <param name="texts">Where cells that come again and again are shared.</param>
    public static void Read(ReadOnlySpan<char> line, List<string> cells, long number, char separator = ',', HashSet<string>? texts = null)
    {
        cells.Clear();
        while (true)
        {
            // A tab that separates is no blank in front of a cell.
            var isQuoted = (separator == '\t' ? line.TrimStart(' ') : line.TrimStart()) is ['"', ..];
            cells.Add(isQuoted ? Quoted(ref line, number, separator) : Bare(ref line, separator, texts));
            if (line.IsEmpty)
                return;
            line = line[1..];
        }
    }

    private static string Bare(ref ReadOnlySpan<char> line, char separator, HashSet<string>? texts)
    {
        var end = line.IndexOf(separator);
        var cell = (end < 0 ? line : line[..end]).Trim();
        line = end < 0 ? [] : line[end..];
        if (texts is null)
            return cell.ToString();
        var shared = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (shared.TryGetValue(cell, out var text))
            return text;
        text = cell.ToString();
        if (texts.Count < MostTexts)
            texts.Add(text);
        return text;
    }

    private static string Quoted(ref ReadOnlySpan<char> line, long number, char separator)
    {
        line = line.TrimStart()[1..];
        var cell = new StringBuilder();
        while (true)
        {
            var end = line.IndexOf('"');
            if (end < 0)
                throw new ElectionFileException(number, "A quotation mark is not closed on its line; a cell that goes on to the next line is not read.");
            cell.Append(line[..end]);
            line = line[(end + 1)..];
            if (line is not ['"', ..])
                break;
            cell.Append('"');
            line = line[1..];
        }

        line = separator == '\t' ? line.TrimStart(' ') : line.TrimStart();
        return line.IsEmpty || line[0] == separator
            ? cell.ToString().Trim()
            : throw new ElectionFileException(number, "Between a closing quotation mark and the next cell there is more.");
    }
}
