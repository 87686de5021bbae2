using System.Net;
using Decisions.Ledger.Cosignatures;
using Decisions.Server.Hosting;

namespace Decisions.Server.Witnessing;

/// <summary>Serves a witness over HTTP, with nothing behind it but its folder: C2SP tlog-witness.</summary>
public static class WitnessHost
{
    /// <summary>Far more than any checkpoint with its proof has.</summary>
    private const int LargestRequest = 65_536;

    public static WebApplication Build(IPEndPoint listen, WitnessDesk desk, Cosigner key)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddQuietConsole(LogLevel.Error);
        builder.Services.AddSingleton<IHostLifetime, SignalsHandledElsewhere>();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, "");
        builder.WebHost.UseSetting(WebHostDefaults.HttpsPortsKey, "");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.MaxConcurrentConnections = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(listen);
        });
        var app = builder.Build();
        app.MapGet("/", () => Results.Text($"This is a witness (C2SP tlog-witness). Its key:\n{key.Key}\n"));
        app.MapPost("/add-checkpoint", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            var answer = await desk.Answer(body.ToArray(), http.RequestAborted);
            return Results.Text(answer.Body, answer.ContentType, statusCode: answer.Status);
        });
        return app;
    }
}
