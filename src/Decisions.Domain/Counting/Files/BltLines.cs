namespace Decisions.Domain.Counting.Files;

/// <summary>The lines of a file that say something: trimmed, without comments, blank lines and a byte order mark.</summary>
internal sealed class BltLines(TextLines lines)
{
    private string? current;

    /// <summary>The number of the line last looked at, from 1.</summary>
    public long Number => lines.Number;

    /// <summary>The next line that says something, without passing it; null at the end of the file.</summary>
    public string? Peek()
    {
        while (current is null && lines.Next())
            current = Said(lines.Current);
        return current;
    }

    /// <summary>Passes the next line, which must be there.</summary>
    public string Next(string expected)
    {
        var line = Peek() ?? throw Wrong($"The file ends where {expected} should be.");
        current = null;
        return line;
    }

    /// <summary>The lines ahead as they are, if none was peeked at; see <see cref="TextLines.Ahead"/>.</summary>
    public ReadOnlySpan<byte> Ahead() => current is null ? lines.Ahead() : [];

    /// <summary>Goes past lines that were read ahead.</summary>
    public void Pass(int bytes, int passed) => lines.Pass(bytes, passed);

    public ElectionFileException Wrong(string reason) => new(Math.Max(1, Number), reason);

    private static string? Said(ReadOnlySpan<char> raw)
    {
        var line = WithoutComment(raw).Trim();
        return line.IsEmpty ? null : line.ToString();
    }

    /// <summary>A # begins a comment, except inside quotation marks or a ballot id.</summary>
    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        if (!line.Contains('#'))
            return line;
        if (line.TrimStart() is ['(', ..] && line.IndexOf(')') is > 0 and var close)
            return line[close..].IndexOf('#') is >= 0 and var at ? line[..(close + at)] : line;
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            else if (quoted && line[i] == '\\')
                i++;
            else if (!quoted && line[i] == '#')
                return line[..i];
        }

        return line;
    }
}
