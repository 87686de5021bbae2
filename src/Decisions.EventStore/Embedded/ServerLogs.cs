namespace Decisions.EventStore.Embedded;

/// <summary>What a server writes to its logs from a moment on, to tell why it did not start.</summary>
internal sealed class ServerLogs
{
    private const int LinesTold = 15;

    private readonly string folder;
    private readonly Dictionary<string, long> lengths;

    /// <summary>Notes how far the logs have come.</summary>
    public ServerLogs(DataFolder data)
    {
        folder = data.Logs;
        lengths = Files().ToDictionary(file => file.FullName, file => file.Length);
    }

    /// <summary>The last lines written since then: the terminal's first, then the server's own log's.</summary>
    public string Since() =>
        string.Join('\n', Files().OrderBy(file => file.LastWriteTimeUtc).SelectMany(Added).TakeLast(LinesTold));

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(folder).EnumerateFiles("*.log");

    private List<string> Added(FileInfo file)
    {
        using var log = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = Math.Min(lengths.GetValueOrDefault(file.FullName), log.Length);
        using var reader = new StreamReader(log);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
