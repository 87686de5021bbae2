using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// The rows of a table that say something. What stands between the cells is a comma, or the semicolon or tab of which
/// the header has more: programs write those where a comma stands in numbers.
/// </summary>
internal sealed class TableRows(TextLines lines)
{
    private readonly HashSet<string> texts = [];
    private char? separator;
    private List<int> ignored = [];

    /// <summary>The row's cells, trimmed.</summary>
    public List<string> Cells { get; } = [];

    public long Line => lines.Number;

    /// <summary>What stands between the cells.</summary>
    public byte Separator => (byte)(separator ?? ',');

    /// <summary>The row as it stands.</summary>
    public ReadOnlySpan<byte> Bytes => lines.Bytes;

    /// <summary>Whether some columns are ignored, so that a row is not to be read as it lies.</summary>
    public bool Ignores => ignored.Count > 0;

    /// <summary>Leaves columns out of the header, which was just read, and of all rows after it.</summary>
    /// <exception cref="ElectionFileException">There is no such column.</exception>
    public void Ignore(IEnumerable<string> columns)
    {
        ignored = [.. columns.Select(name => Cells.FindIndex(cell => cell.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at
            ? at
            : throw new ElectionFileException(Line, $"There is no column '{name}' to leave out.")).Distinct().OrderDescending()];
        LeaveOut();
    }

    private void LeaveOut()
    {
        foreach (var at in ignored.Where(at => at < Cells.Count))
            Cells.RemoveAt(at);
    }

    /// <summary>The next row; false at the end.</summary>
    public bool Next()
    {
        while (lines.Next())
        {
            if (Split())
                return true;
        }

        return false;
    }

    /// <summary>The next line without taking it apart; it may say nothing.</summary>
    public bool NextLine() => lines.Next();

    /// <summary>The next row that was not there before. Those that were are counted on the pile.</summary>
    public bool Next(PaperPile pile, out ulong hash)
    {
        while (NextLine(pile, out hash))
        {
            if (Split())
                return true;
        }

        return false;
    }

    /// <summary>The same without taking it apart; it may say nothing.</summary>
    public bool NextLine(PaperPile pile, out ulong hash)
    {
        hash = 0;
        while (lines.Next())
        {
            if (!pile.Again(lines.Bytes, out hash))
                return true;
        }

        return false;
    }

    /// <summary>How many ballots the row stands for, taken off its front where there is such a column.</summary>
    public long TakeCount(bool counts, int columns)
    {
        if (Cells.Count > columns + (counts ? 1 : 0))
            throw new ElectionFileException(Line, $"The row has {Cells.Count} cells, more than the header.");
        if (!counts)
            return 1;
        if (!long.TryParse(Cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw new ElectionFileException(Line, $"The row begins with how many ballots it stands for, a whole number, not '{Cells[0]}'.");
        Cells.RemoveAt(0);
        return count;
    }

    /// <summary>Takes the current line apart; false where it says nothing.</summary>
    public bool Split()
    {
        var row = lines.Current;
        if (row.Trim().IsEmpty)
            return false;
        separator ??= SeparatorOf(row);
        CsvRow.Read(row, Cells, lines.Number, separator.Value, texts);
        LeaveOut();
        return true;
    }

    /// <summary>Counted outside quotation marks.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> header)
    {
        var (commas, semicolons, tabs, isQuoted) = (0, 0, 0, false);
        foreach (var character in header)
        {
            isQuoted ^= character == '"';
            if (isQuoted)
                continue;
            commas += character == ',' ? 1 : 0;
            semicolons += character == ';' ? 1 : 0;
            tabs += character == '\t' ? 1 : 0;
        }

        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
