using System.Net;
using Decisions.Engine;
using Decisions.Engine.Publishing;
using Decisions.Server.Api;
using Decisions.Server.Log;
using Decisions.Server.Reminders;
using Decisions.Server.SignIn;

namespace Decisions.Server.Hosting;

/// <summary>Puts the web application together.</summary>
public static class ServerHost
{
    /// <summary>The most that a request may carry: far more than any proposal, far less than fills a disk.</summary>
    public const long LargestRequest = 1024 * 1024;

    /// <summary>How long a stopping server waits for the requests under way.</summary>
    public static readonly TimeSpan PatienceWhenStopping = TimeSpan.FromSeconds(20);

    /// <param name="connections">To a database that is, or will be, migrated; nothing connects before a request does.</param>
    /// <param name="replace">Puts other parts in the place of the usual ones.</param>
    public static WebApplication Build(
        ServerOptions options, DatabaseConnections connections, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddQuietConsole(options.Log);
        builder.WebHost.ListenOn(options);
        builder.Services.AddSingleton<IHostLifetime, SignalsHandledElsewhere>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = PatienceWhenStopping);
        builder.Services.AddSingleton(new PublicAddress(options.Url));
        builder.Services.AddHealth(connections);
        builder.Services.AddDecisionsEngine(connections.App);
        builder.Services.AddSingleton(LogKeyOf(options));
        builder.Services.AddHostedService<Workers>();
        builder.Services.AddReminders(options);
        builder.Services.AddDecisionsApi();
        builder.Services.AddDecisionsPages();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UsePageFrame();
        app.UseDecisionsApi();
        app.UseMiddleware<ActorMiddleware>();
        app.MapHealth();
        app.MapDecisionsApi();
        app.MapPublishedLogs();
        app.MapDecisionsPages();
        return app;
    }

    private static LogKey LogKeyOf(ServerOptions options)
    {
        try
        {
            return LogKey.Open(options.KeysFolder, options.Url?.Authority);
        }
        catch (LogKeyException fault)
        {
            throw new CannotServeException(fault.Message, fault);
        }
    }

    private static void ListenOn(this ConfigureWebHostBuilder host, ServerOptions options)
    {
        // Addresses from the environment's usual variables would only be warned about and left aside.
        host.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        host.UseSetting(WebHostDefaults.HttpPortsKey, "");
        host.UseSetting(WebHostDefaults.HttpsPortsKey, "");
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            if (IPAddress.TryParse(options.Host, out var address))
                kestrel.Listen(address, options.Port);
            else if (options.Port == 0) // Kestrel finds no port that is free on both of localhost's addresses.
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(options.Port);
        });
    }
}
