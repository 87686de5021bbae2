namespace Decisions.Domain.Counting.Files;

/// <summary>The lines of a file that say something: trimmed, without comments, blank lines and a byte order mark.</summary>
internal sealed class BltLines(TextReader text)
{
    private readonly TextLines lines = new(text);
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

    /// <summary>
    /// Passes lines as they are for as long as they are taken. The first that is not taken, whatever it is, is the next
    /// one to peek at.
    /// </summary>
    public void TakeWhile(Func<ReadOnlySpan<char>, bool> takes)
    {
        while (current is null && lines.Next())
        {
            if (!takes(lines.Current))
                current = Said(lines.Current);
        }
    }

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
