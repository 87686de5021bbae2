using System.Net;
using System.Net.Sockets;
using Decisions.Server.Hosting;
using NodaTime;

namespace Decisions.Server.Witnessing;

/// <summary>The life of a witness's process.</summary>
internal static class WitnessProcess
{
    public static async Task Run(string path, IPEndPoint listen, string? name, Action<string> say, CancellationToken stop)
    {
        var folder = WitnessFolder.Open(path);
        using var alone = folder.Lock();
        using var key = folder.Key(name);
        await using var app = WitnessHost.Build(listen, new WitnessDesk(folder, key, SystemClock.Instance, say), key);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception failed) when (failed is SocketException or IOException)
        {
            throw new CannotServeException($"Listening on {listen} failed: {failed.Message}. Choose another address with --listen.", failed);
        }

        say($"""
            This is the witness {key.Key.Name}. It listens on {app.Urls.First()}; Ctrl-C stops it.
            Its key, for the secretary of each community that it witnesses, with the address at which their server reaches it:

            {key.Key}

            {Known(folder, path)}
            """);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(stopped.SetResult))
            await stopped.Task;
        say("Stopping …");
        await app.StopAsync(CancellationToken.None);
    }

    private static string Known(WitnessFolder folder, string path) => folder.Logs() is { Count: > 0 } logs
        ? "It witnesses:\n" + string.Join('\n', logs.Select(log => $"  {log.Last.Origin}, cosigned up to {log.Last.Size} events"))
        : $"It witnesses no log yet. In another terminal: ./decisions witness trust --folder {path} LOGKEY";
}
