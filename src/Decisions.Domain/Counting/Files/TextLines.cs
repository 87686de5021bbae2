using System.Text;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// The lines of a text, read in blocks and shown where they lie, in UTF-8 and, for whoever asks, as characters: a file
/// of a million lines makes no million strings. A line ends at LF or CR LF; a byte order mark is no part of the first.
/// </summary>
internal sealed class TextLines
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream? stream;
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private TextReader? text;
    private byte[] block = new byte[1 << 17];
    private char[] characters = new char[256];
    private int start;
    private int filled;
    private int from;
    private int length;
    private int shown = -1;
    private bool ended;

    /// <param name="stream">In UTF-8, or in UTF-16 with its byte order mark where it can be read again from its start.</param>
    public TextLines(Stream stream) => this.stream = stream;

    public TextLines(TextReader text) => this.text = text;

    /// <summary>The number of the current line, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>The line's bytes; good until the next line is read.</summary>
    public ReadOnlySpan<byte> Bytes => block.AsSpan(from, length);

    /// <summary>The line's characters; good until the next line is read.</summary>
    /// <exception cref="ElectionFileException">The line is not UTF-8.</exception>
    public ReadOnlySpan<char> Current
    {
        get
        {
            if (shown < 0)
                shown = Decode();
            return characters.AsSpan(0, shown);
        }
    }

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Next()
    {
        var searched = 0;
        while (true)
        {
            var end = block.AsSpan(start + searched, filled - start - searched).IndexOf((byte)'\n');
            if (end >= 0)
                return Show(searched + end, past: 1);
            searched = filled - start;
            if (!Fill())
                return searched > 0 && Show(searched, past: 0);
        }
    }

    /// <summary>
    /// Whole lines behind the current one, as many as lie there, each with the LF that ends it; empty at the last line
    /// and the end. For whoever reads many short lines at a stretch.
    /// </summary>
    public ReadOnlySpan<byte> Ahead()
    {
        while (true)
        {
            var last = block.AsSpan(start, filled - start).LastIndexOf((byte)'\n');
            if (last >= 0)
                return block.AsSpan(start, last + 1);
            if (!Fill())
                return [];
        }
    }

    /// <summary>Goes past lines that were read ahead.</summary>
    public void Pass(int bytes, int lines)
    {
        start += bytes;
        Number += lines;
    }

    private bool Show(int wide, int past)
    {
        (from, length, shown) = (start, wide, -1);
        start += wide + past;
        if (length > 0 && block[from + length - 1] == '\r')
            length--;
        if (++Number == 1 && Bytes.StartsWith("\uFEFF"u8))
            (from, length) = (from + 3, length - 3);
        return true;
    }

    /// <summary>Moves what is left to the front, and reads more behind it.</summary>
    private bool Fill()
    {
        if (ended)
            return false;
        block.AsSpan(start, filled - start).CopyTo(block);
        (start, filled) = (0, filled - start);
        if (block.Length - filled < block.Length / 2)
            Array.Resize(ref block, block.Length * 2);
        var read = Read(block.AsSpan(filled));
        if (Number == 0 && filled == 0 && text is null && IsUtf16(block.AsSpan(0, read)))
        {
            stream!.Position = 0;
            text = new StreamReader(stream);
            read = Read(block);
        }

        filled += read;
        ended = read == 0;
        return !ended;
    }

    private int Read(Span<byte> into)
    {
        if (text is null)
            return stream!.Read(into);
        // A character takes at most three bytes, or two with its other half four.
        var some = new char[into.Length / 4];
        var read = text.Read(some, 0, some.Length);
        return encoder.GetBytes(some.AsSpan(0, read), into, flush: read == 0);
    }

    private bool IsUtf16(ReadOnlySpan<byte> beginning) =>
        stream!.CanSeek && (beginning.StartsWith(Encoding.Unicode.Preamble) || beginning.StartsWith(Encoding.BigEndianUnicode.Preamble));

    private int Decode()
    {
        if (characters.Length < length)
            characters = new char[Math.Max(length, characters.Length * 2)];
        try
        {
            return Utf8.GetChars(Bytes, characters);
        }
        catch (DecoderFallbackException)
        {
            throw new ElectionFileException(Number, "The line is not text in UTF-8. Save the file again in that encoding.");
        }
    }
}
