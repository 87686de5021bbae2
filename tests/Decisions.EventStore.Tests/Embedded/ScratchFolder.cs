using Decisions.EventStore.Embedded;
using Decisions.Testing;

namespace Decisions.EventStore.Tests.Embedded;

/// <summary>A data folder of one test, without the waits for the disk that a real one has.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly TestFolder temporary = new();

    public ScratchFolder() => Data = temporary.Path;

    public string Data { get; set; }

    /// <summary>What the last start told.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Nothing is installed by a test that does not mean to.</summary>
    public static EmbeddedPostgresOptions Options => new()
    {
        Settings = new Dictionary<string, string>
        {
            ["fsync"] = "off", ["full_page_writes"] = "off", ["shared_buffers"] = "16MB",
        },
        Sources = PostgresSources.FromEnvironment() with { Apt = false },
    };

    public Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions? options = null)
    {
        Said.Clear();
        return EmbeddedPostgres.Start(Data, options ?? Options, Said.Add, TestContext.Current.CancellationToken);
    }

    public void Dispose() => temporary.Dispose();
}
