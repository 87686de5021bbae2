namespace Decisions.Engine.Verifying;

/// <summary>Reads lines of bytes, each up to its newline; memory holds one line and a buffer.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    /// <summary>More than any event can have.</summary>
    private const int LongestLine = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The next line without its newline, good until the next call; null at the end.</summary>
    /// <exception cref="InvalidDataException">A line that is longer than any event, or that has no end.</exception>
    public ReadOnlyMemory<byte>? Next()
    {
        for (var searched = _start; ;)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + at - _start);
                _start = searched + at + 1;
                return line;
            }
            searched = _end;
            if (_isAtEnd)
            {
                return _start == _end ? null : throw new InvalidDataException("It breaks off in the middle of a line.");
            }
            searched -= Fill();
        }
    }

    /// <summary>Answers by how much what was kept moved to the front.</summary>
    private int Fill()
    {
        var moved = _start;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
                throw new InvalidDataException("A line is longer than any event can be.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        return moved;
    }

    public void Dispose() => stream.Dispose();
}
