using System.Buffers;
using System.Buffers.Text;
using Decisions.Engine.Exporting;
using Decisions.Engine.Verifying.Replay;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Verifying;

/// <summary>
/// Reads a record once from its first entry to its last, entries and events side by side: what each needs alone is checked on
/// all processors, what needs their order on one. Memory holds a few thousand of them at a time.
/// </summary>
internal sealed class LogPass(ArchiveReader archive, RecordReplay replay, RootCheck roots, Faults faults)
{
    /// <summary>Bundles that are checked together.</summary>
    private const int Bundles = 4;

    private readonly TileBuilder _tree = new();

    public long Bytes { get; private set; }

    /// <summary>How many entries there were.</summary>
    public long Size => _tree.Size;

    public async Task Run(long size, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        using var lines = new EventLines(archive, faults);
        var working = new Queue<Task<Batch>>();
        foreach (var group in TileLayout.Bundles(size).Chunk(Bundles))
        {
            cancel.ThrowIfCancellationRequested();
            var batch = new Batch(group[0].Index * TileCoordinates.FullWidth);
            var isWhole = Read(batch, group, lines);
            working.Enqueue(Task.Run(batch.Check, cancel));
            if (!isWhole)
                break;
            if (working.Count > Environment.ProcessorCount)
                Take(await working.Dequeue());
            progress?.Report(new StepProgress("Events", Size, size));
        }
        while (working.TryDequeue(out var last))
            Take(await last);
        lines.End();
        foreach (var tile in _tree.Partial)
            Compare(tile);
        progress?.Report(new StepProgress("Events", size, size));
    }

    private bool Read(Batch batch, TileCoordinates[] group, EventLines lines)
    {
        foreach (var at in group)
        {
            var first = at.Index * TileCoordinates.FullWidth;
            if (archive.Bytes(at) is not { } bytes)
            {
                faults.Add(first, null, $"The entries from here on are missing: there is no {at}.");
                return false;
            }
            if (!EntryBundle.Parse(at, bytes).IsRead(out var entries, out var reason))
            {
                faults.Add(first, null, $"Entries are missing or too many: {reason}");
                return false;
            }
            Bytes += bytes.Length;
            foreach (var entry in entries)
                batch.Add(entry, lines.Of(batch.Next));
        }
        Bytes += batch.LineBytes;
        return true;
    }

    private void Take(Batch batch)
    {
        foreach (ref readonly var next in batch.Checked.AsSpan())
        {
            foreach (var tile in _tree.Append(next.Leaf))
                Compare(tile);
            roots.At(_tree);
            replay.Apply(next);
        }
        batch.Dispose();
    }

    private void Compare(Tile computed)
    {
        var at = computed.At;
        if (archive.Bytes(at) is not { } bytes)
        {
            faults.Add(FirstOf(at, 0), null, $"A part of the tree is missing: {at}.");
            return;
        }
        if (!Tile.Parse(at, bytes).IsRead(out var served, out var reason))
        {
            faults.Add(FirstOf(at, 0), null, $"A part of the tree is not as it should be: {reason}");
            return;
        }
        for (var i = 0; i < at.Width; i++)
            if (served.Hashes[i] != computed.Hashes[i])
            {
                faults.Add(FirstOf(at, i), null, $"The tree and the entries do not agree from here on ({at}).");
                return;
            }
    }

    private static long FirstOf(TileCoordinates at, int place) => ((at.Index * TileCoordinates.FullWidth) + place) << (8 * at.Level);

    /// <summary>Entries with their events' lines, checked together; what they are read into is used again.</summary>
    private sealed class Batch(long first) : IDisposable
    {
        private readonly List<(ReadOnlyMemory<byte> Entry, int Start, int Length)> _items = [];
        private byte[] _lines = ArrayPool<byte>.Shared.Rent(1 << 20);

        public long Next => first + _items.Count;

        public int LineBytes { get; private set; }

        public CheckedEvent[] Checked { get; private set; } = [];

        public void Add(ReadOnlyMemory<byte> entry, ReadOnlyMemory<byte> line)
        {
            if (LineBytes + line.Length > _lines.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_lines.Length * 2, LineBytes + line.Length));
                _lines.AsSpan(0, LineBytes).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_lines);
                _lines = larger;
            }
            line.Span.CopyTo(_lines.AsSpan(LineBytes));
            _items.Add((entry, LineBytes, line.Length));
            LineBytes += line.Length;
        }

        public Batch Check()
        {
            var all = new CheckedEvent[_items.Count];
            for (var i = 0; i < all.Length; i++)
                all[i] = EventCheck.Of(first + i, _items[i].Entry.Span, _lines.AsSpan(_items[i].Start, _items[i].Length));
            Checked = all;
            return this;
        }

        public void Dispose() => ArrayPool<byte>.Shared.Return(_lines);
    }

    /// <summary>The lines of the events, each by its index; those out of their place are told.</summary>
    private sealed class EventLines : IDisposable
    {
        private readonly LineReader? _lines;
        private readonly Faults _faults;
        private ReadOnlyMemory<byte>? _line;
        private long _index;

        public EventLines(ArchiveReader archive, Faults faults)
        {
            _faults = faults;
            var stream = archive.Open(ArchiveFile.Events);
            if (stream is null)
                faults.Add(null, null, $"The events are missing: there is no {ArchiveFile.Events}.");
            else
                _lines = new LineReader(stream);
            Advance();
        }

        /// <summary>The line of an index, good until the next; empty where there is none.</summary>
        public ReadOnlyMemory<byte> Of(long index)
        {
            if (_advance)
                Advance();
            while (_line is not null && _index < index)
            {
                _faults.Add(_index, null, "The event stands in the events once more, or not in its place.");
                Advance();
            }
            if (_line is not { } line || _index > index)
                return default;
            _advance = true;
            return line;
        }

        private bool _advance;

        /// <summary>Tells of lines that are left over.</summary>
        public void End()
        {
            if (_advance)
                Advance();
            for (; _line is not null; Advance())
                _faults.Add(_index, null, "The event stands in the events and has no entry, or stands there once more.");
        }

        public void Dispose() => _lines?.Dispose();

        private void Advance()
        {
            _advance = false;
            while (true)
            {
                _line = _lines?.Next();
                if (_line is not { } line || TryIndex(line.Span, out _index))
                    return;
                _faults.Add(null, null, "The events hold a line that is no event.");
            }
        }

        private static bool TryIndex(ReadOnlySpan<byte> line, out long index)
        {
            index = 0;
            var start = "{\"index\":"u8;
            return line.StartsWith(start) && Utf8Parser.TryParse(line[start.Length..], out index, out var used)
                && used > 0 && index >= 0 && start.Length + used < line.Length && line[start.Length + used] is (byte)',' or (byte)'}';
        }
    }
}
