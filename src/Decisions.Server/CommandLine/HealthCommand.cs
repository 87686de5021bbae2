using System.CommandLine;
using System.Net;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions health</c>: asks a running server whether it is ready. For containers, which have no curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var listening = new ListeningOptions();
        var command = new Command("health", "Ask the server that runs on this machine whether it is ready.");
        listening.AddTo(command);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(() =>
            Ask(Address(listening.Host(parsed), listening.Port(parsed)), cancel)));
        return command;
    }

    /// <summary>A server that listens on every address is asked on the loopback one.</summary>
    private static Uri Address(string host, int port) => new UriBuilder(
        "http",
        host switch
        {
            "0.0.0.0" => "127.0.0.1",
            "::" => "::1",
            _ => host,
        },
        port,
        "/health/ready").Uri;

    private static async Task<int> Ask(Uri address, CancellationToken cancel)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancel);
            Console.Out.WriteLine(await answer.Content.ReadAsStringAsync(cancel));
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            throw new CannotServeException($"{address} does not answer: {silent.Message}", silent);
        }
    }
}
