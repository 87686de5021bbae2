using Decisions.EventStore.Embedded;

namespace Decisions.EventStore.Tests.Embedded;

/// <summary>A data folder of one test, without the waits for the disk that a real one has.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("decisions-test-");

    /// <summary>What the last start told.</summary>
    public List<string> Said { get; } = [];

    public string Data => temporary.FullName;

    public static EmbeddedPostgresOptions Options => new()
    {
        Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off", ["shared_buffers"] = "16MB" },
    };

    public Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions? options = null)
    {
        Said.Clear();
        return EmbeddedPostgres.Start(Data, options ?? Options, Said.Add, TestContext.Current.CancellationToken);
    }

    public void Dispose() => temporary.Delete(recursive: true);
}
