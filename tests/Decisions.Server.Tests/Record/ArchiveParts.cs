using System.IO.Compression;
using System.Text;

namespace Decisions.Server.Tests.Record;

/// <summary>An archive taken apart, to be put together again in other ways.</summary>
internal sealed class ArchiveParts
{
    private readonly OrderedDictionary<string, byte[]> _files = [];

    public ArchiveParts(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        foreach (var file in zip.Entries)
        {
            using var bytes = new MemoryStream();
            using var stream = file.Open();
            stream.CopyTo(bytes);
            _files[file.FullName] = bytes.ToArray();
        }
    }

    private ArchiveParts(OrderedDictionary<string, byte[]> files) => _files = files;

    public IEnumerable<string> Names => _files.Keys;

    public byte[] this[string name] => _files[name];

    public string[] Lines(string name) => Encoding.UTF8.GetString(_files[name]).TrimEnd('\n').Split('\n');

    public ArchiveParts Without(string name)
    {
        var files = Copy();
        files.Remove(name);
        return new ArchiveParts(files);
    }

    public ArchiveParts With(string name, byte[] bytes)
    {
        var files = Copy();
        files[name] = bytes;
        return new ArchiveParts(files);
    }

    public ArchiveParts WithLines(string name, IEnumerable<string> lines) =>
        With(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in _files)
            {
                using var file = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                file.Write(content);
            }
        return bytes.ToArray();
    }

    private OrderedDictionary<string, byte[]> Copy() => new(_files);
}
