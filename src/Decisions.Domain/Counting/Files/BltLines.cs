namespace Decisions.Domain.Counting.Files;

/// <summary>The lines of a file that say something: trimmed, without comments, blank lines and a byte order mark.</summary>
internal sealed class BltLines(TextReader text)
{
    private string? current;
    private bool ended;

    /// <summary>The number of the line last looked at, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line that says something, without passing it; null at the end of the file.</summary>
    public string? Peek()
    {
        while (current is null && !ended)
        {
            var line = text.ReadLine();
            if (line is null)
            {
                ended = true;
                break;
            }

            if (++Number == 1)
                line = line.TrimStart('\uFEFF');
            line = WithoutComment(line).Trim();
            current = line.Length > 0 ? line : null;
        }

        return current;
    }

    /// <summary>Passes the next line, which must be there.</summary>
    public string Next(string expected)
    {
        var line = Peek() ?? throw Wrong($"The file ends where {expected} should be.");
        current = null;
        return line;
    }

    public BltException Wrong(string reason) => new(Math.Max(1, Number), reason);

    /// <summary>A # begins a comment, except inside quotation marks or a ballot id.</summary>
    private static string WithoutComment(string line)
    {
        if (!line.Contains('#'))
            return line;
        if (line.AsSpan().TrimStart() is ['(', ..] && line.IndexOf(')') is > 0 and var close)
            return Cut(line, line.IndexOf('#', close));
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            else if (quoted && line[i] == '\\')
                i++;
            else if (!quoted && line[i] == '#')
                return Cut(line, i);
        }

        return line;
    }

    private static string Cut(string line, int at) => at < 0 ? line : line[..at];
}
