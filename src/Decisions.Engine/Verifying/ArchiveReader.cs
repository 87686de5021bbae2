using System.IO.Compression;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Verifying;

/// <summary>Reads the parts of an archive by their names. Not for several threads at once.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.Ordinal);

    public ArchiveReader(Stream archive)
    {
        _zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var file in _zip.Entries)
            if (!_files.TryAdd(file.FullName, file))
                Twice.Add(file.FullName);
    }

    /// <summary>Names that stand there more than once.</summary>
    public List<string> Twice { get; } = [];

    public IEnumerable<string> Names => _files.Keys;

    public long LengthOf(string name) => _files.TryGetValue(name, out var file) ? file.Length : 0;

    /// <summary>Null where there is no such file.</summary>
    public Stream? Open(string name) => _files.TryGetValue(name, out var file) ? file.Open() : null;

    /// <summary>A whole file, or null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is larger than anything that belongs there.</exception>
    public byte[]? Bytes(string name, int most = 64 * 1024 * 1024)
    {
        if (!_files.TryGetValue(name, out var file))
            return null;
        if (file.Length > most)
            throw new InvalidDataException($"{name} is larger than such a file can be.");
        var bytes = new byte[file.Length];
        using var stream = file.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    public byte[]? Bytes(TileCoordinates at) => Bytes(at.ToString());

    public void Dispose() => _zip.Dispose();
}
