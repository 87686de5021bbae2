namespace Decisions.Domain.Counting.Files;

/// <summary>
/// The lines of a text, read in blocks and shown where they lie: a file of a million lines makes no million strings.
/// A line ends at LF or CR LF; a byte order mark is no part of the first.
/// </summary>
internal sealed class TextLines(TextReader text)
{
    private char[] block = new char[1 << 16];
    private int start;
    private int filled;
    private int from;
    private int length;
    private bool ended;

    /// <summary>The number of the current line, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Good until the next line is read.</summary>
    public ReadOnlySpan<char> Current => block.AsSpan(from, length);

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Next()
    {
        var searched = 0;
        while (true)
        {
            var end = block.AsSpan(start + searched, filled - start - searched).IndexOf('\n');
            if (end >= 0)
                return Show(searched + end, past: 1);
            searched = filled - start;
            if (!Fill())
                return searched > 0 && Show(searched, past: 0);
        }
    }

    private bool Show(int wide, int past)
    {
        (from, length) = (start, wide);
        start += wide + past;
        if (length > 0 && block[from + length - 1] == '\r')
            length--;
        if (++Number == 1 && length > 0 && block[from] == '\uFEFF')
            (from, length) = (from + 1, length - 1);
        return true;
    }

    /// <summary>Moves what is left to the front, and reads more behind it.</summary>
    private bool Fill()
    {
        if (ended)
            return false;
        block.AsSpan(start, filled - start).CopyTo(block);
        (start, filled) = (0, filled - start);
        if (filled == block.Length)
            Array.Resize(ref block, block.Length * 2);
        var read = text.Read(block, filled, block.Length - filled);
        filled += read;
        ended = read == 0;
        return !ended;
    }
}
