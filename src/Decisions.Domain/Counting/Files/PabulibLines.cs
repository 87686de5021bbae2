using System.Text;

namespace Decisions.Domain.Counting.Files;

/// <summary>The rows of a .pb file: cells between semicolons, quoted where they hold one (RFC 4180 with ';' for ',').</summary>
internal sealed class PabulibLines(TextLines lines)
{
    private string joined = "";
    private bool isJoined;

    /// <summary>The line on which the current row begins.</summary>
    public long Number { get; private set; }

    /// <summary>Good until the next row is read. A quoted cell that goes on over lines is here in one.</summary>
    public ReadOnlySpan<char> Current => isJoined ? joined : lines.Current;

    /// <summary>Goes to the next row that is not empty; false at the end.</summary>
    public bool Next()
    {
        isJoined = false;
        do
        {
            if (!lines.Next())
                return false;
            Number = lines.Number;
        }
        while (lines.Current.IsWhiteSpace());

        if (IsOpen(lines.Current))
            Join();
        return true;
    }

    /// <summary>The lines ahead as they are; see <see cref="TextLines.Ahead"/>.</summary>
    public ReadOnlySpan<byte> Ahead() => lines.Ahead();

    /// <summary>Goes past lines that were read ahead.</summary>
    public void Pass(int bytes, int passed) => lines.Pass(bytes, passed);

    /// <summary>The title of a section, where the row is one; else null.</summary>
    public string? Section()
    {
        var row = Current.Trim().TrimEnd(';');
        foreach (var name in (ReadOnlySpan<string>)["META", "PROJECTS", "VOTES"])
        {
            if (row.Equals(name, StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }

    /// <summary>All cells of the row, trimmed.</summary>
    public List<string> Cells()
    {
        var cells = new List<string>();
        for (var rest = Current; ;)
        {
            cells.Add(Take(ref rest, out var more));
            if (!more)
                return cells;
        }
    }

    /// <summary>The cell in a column, trimmed; empty where the row is too short for it.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        var rest = Current;
        if (rest.Contains('"'))
            return Cells().ElementAtOrDefault(column);
        for (; column > 0; column--)
        {
            var end = rest.IndexOf(';');
            if (end < 0)
                return [];
            rest = rest[(end + 1)..];
        }

        return (rest.IndexOf(';') is >= 0 and var at ? rest[..at] : rest).Trim();
    }

    public ElectionFileException Wrong(string reason) => new(Math.Max(1, Number), reason);

    private void Join()
    {
        var row = new StringBuilder().Append(lines.Current);
        do
        {
            if (!lines.Next())
                throw Wrong("A quotation mark is not closed.");
            row.Append(' ').Append(lines.Current);
        }
        while (IsOpen(row.ToString()));

        (joined, isJoined) = (row.ToString(), true);
    }

    /// <summary>Whether a row ends within a quoted cell. A quotation mark elsewhere than at the start of a cell is an ordinary character.</summary>
    private static bool IsOpen(ReadOnlySpan<char> row)
    {
        if (!row.Contains('"'))
            return false;
        var (isQuoted, isStart) = (false, true);
        foreach (var each in row)
        {
            if (each == '"' && (isQuoted || isStart))
                isQuoted = !isQuoted;
            else if (each == ';' && !isQuoted)
                isStart = true;
            else if (!isQuoted && !char.IsWhiteSpace(each))
                isStart = false;
        }

        return isQuoted;
    }

    private string Take(ref ReadOnlySpan<char> rest, out bool more)
    {
        var start = rest.TrimStart();
        if (start is not ['"', ..])
        {
            var end = rest.IndexOf(';');
            var bare = (end < 0 ? rest : rest[..end]).Trim().ToString();
            more = end >= 0;
            rest = more ? rest[(end + 1)..] : [];
            return bare;
        }

        var cell = new StringBuilder();
        rest = start[1..];
        while (true)
        {
            var end = rest.IndexOf('"');
            if (end < 0)
                throw Wrong("A quotation mark is not closed.");
            cell.Append(rest[..end]);
            rest = rest[(end + 1)..];
            if (rest is not ['"', ..])
                break;
            cell.Append('"');
            rest = rest[1..];
        }

        rest = rest.TrimStart();
        more = !rest.IsEmpty;
        if (more && rest[0] != ';')
            throw Wrong("Between a closing quotation mark and the next semicolon there is more.");
        rest = more ? rest[1..] : rest;
        return cell.ToString().Trim();
    }
}
