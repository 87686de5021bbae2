using System.Text;

namespace Decisions.Domain.Counting.Files;

/// <summary>A row of comma-separated values (RFC 4180), one a line: a quoted cell does not go on to the next line.</summary>
internal static class CsvRow
{
    /// <summary>Puts the row's cells, trimmed, in place of those there.</summary>
    public static void Read(ReadOnlySpan<char> line, List<string> cells, long number)
    {
        cells.Clear();
        while (true)
        {
            var cell = line.TrimStart() is ['"', ..] ? Quoted(ref line, number) : Bare(ref line);
            cells.Add(cell);
            if (line.IsEmpty)
                return;
            line = line[1..];
        }
    }

    private static string Bare(ref ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(',');
        var cell = (end < 0 ? line : line[..end]).Trim().ToString();
        line = end < 0 ? [] : line[end..];
        return cell;
    }

    private static string Quoted(ref ReadOnlySpan<char> line, long number)
    {
        line = line.TrimStart()[1..];
        var cell = new StringBuilder();
        while (true)
        {
            var end = line.IndexOf('"');
            if (end < 0)
                throw new ElectionFileException(number, "A quotation mark is not closed on its line.");
            cell.Append(line[..end]);
            line = line[(end + 1)..];
            if (line is not ['"', ..])
                break;
            cell.Append('"');
            line = line[1..];
        }

        line = line.TrimStart();
        return line.IsEmpty || line[0] == ','
            ? cell.ToString().Trim()
            : throw new ElectionFileException(number, "Between a closing quotation mark and the next comma there is more.");
    }
}
