using System.Collections.Concurrent;
using System.Net;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Server.Witnessing;
using Microsoft.AspNetCore.Builder;
using NodaTime;

namespace Decisions.Server.Tests.Witnessing;

/// <summary>The real witness on a loopback port, with a folder of its own that outlives it.</summary>
internal sealed class RunningWitness : IAsyncDisposable
{
    private readonly Cosigner _key;
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _said;

    private RunningWitness(string path, WitnessFolder folder, Cosigner key, WebApplication app, ConcurrentQueue<string> said) =>
        (Path, Folder, _key, _app, _said) = (path, folder, key, app, said);

    public string Path { get; }

    public WitnessFolder Folder { get; }

    public VerifierKey Key => _key.Key;

    public string Url => _app.Urls.Single();

    /// <summary>What its keeper was told.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>As the API names a witness.</summary>
    public object Named => new { url = Url, key = Key.ToString() };

    public static async Task<RunningWitness> Start(string path, int port = 0)
    {
        var folder = WitnessFolder.Open(path);
        var key = folder.Key(null);
        ConcurrentQueue<string> said = new();
        var app = WitnessHost.Build(new IPEndPoint(IPAddress.Loopback, port), new WitnessDesk(folder, key, SystemClock.Instance, said.Enqueue), key);
        await app.StartAsync();
        return new RunningWitness(path, folder, key, app, said);
    }

    /// <summary>Trusts a log's key as another process does, while this one runs.</summary>
    public void Trust(string logKey)
    {
        VerifierKey.Parse(logKey).IsRead(out var key, out var reason).ShouldBeTrue(reason);
        WitnessFolder.Open(Path).Trust(key!);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }
}
