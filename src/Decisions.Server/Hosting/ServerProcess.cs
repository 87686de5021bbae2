using System.Net.Sockets;
using Decisions.Engine.ReadModels;
using Microsoft.AspNetCore.Connections;

namespace Decisions.Server.Hosting;

/// <summary>The life of a serving process: database, migrations, listening, and all of it undone in reverse.</summary>
public static class ServerProcess
{
    /// <summary>What is longer than this is told to whoever waits.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    /// <summary>Serves until asked to stop; then stops accepting, finishes the requests under way and stops the database.</summary>
    public static async Task Run(ServerOptions options, Action<string> say, StopSignals signals)
    {
        try
        {
            await using var database = await Databases.Open(options.Database, say, signals.Stop);
            await using var app = ServerHost.Build(options, database.Connections);
            await Listen(app, options, signals.Stop);
            var url = app.Services.GetRequiredService<PublicAddress>().Text ?? ServedAddress.Of(app.Urls.First());
            ServedAddress.Remember(options.Database, url);
            var stopped = UntilStopped(app, database, signals.Stop);
            if (await Task.WhenAny(stopped, Ready(app, say)) != stopped)
                say(Welcome.Text(app.Urls, database, await FirstStep.Text(app.Services, url, options.Database, signals.Stop)));
            await stopped;
            say("Stopping …");
            await app.StopAsync(signals.Hurry);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            // Asked to stop before it had started.
        }
    }

    private static async Task Listen(WebApplication app, ServerOptions options, CancellationToken stop)
    {
        var address = $"{options.Host}:{options.Port}";
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException failed) when (failed.InnerException is AddressInUseException)
        {
            throw new CannotServeException(
                $"Port {options.Port} of {options.Host} is in use by another program. Choose another with --port.", failed);
        }
        catch (SocketException failed) when (failed.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new CannotServeException(
                $"This user may not listen on {address}. Choose a port from 1024 on with --port.", failed);
        }
        catch (Exception failed) when (failed is SocketException or IOException)
        {
            throw new CannotServeException($"Listening on {address} failed: {failed.Message}. Check --host and --port.", failed);
        }
    }

    /// <summary>Completes once there are read models to answer from; the workers of the listening server see to them.</summary>
    private static async Task Ready(WebApplication app, Action<string> say)
    {
        var ready = app.Services.GetRequiredService<ServedReadModels>().Ready;
        if (await Task.WhenAny(ready, Task.Delay(Moment)) != ready)
            say("Building the read models of this version …");
        await ready;
    }

    private static async Task UntilStopped(WebApplication app, OpenDatabase database, CancellationToken asked)
    {
        using var watching = new CancellationTokenSource();
        var lost = database.Lost(watching.Token);
        var first = await Task.WhenAny(lost, Stopping(app, asked));
        await watching.CancelAsync();
        if (first == lost)
            await lost;
    }

    private static async Task Stopping(WebApplication app, CancellationToken asked)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var byUs = app.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        await using var bySignal = asked.Register(app.Lifetime.StopApplication);
        await stopping.Task;
    }
}
