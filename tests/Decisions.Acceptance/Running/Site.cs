using Decisions.Acceptance.Running;
using Decisions.Engine.Identity;
using Decisions.Server.Hosting;
using Decisions.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

[assembly: AssemblyFixture(typeof(Site))]

namespace Decisions.Acceptance.Running;

/// <summary>The real server on a real port, over a real database, and a browser to visit it with.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Postgres _postgres = new();
    private readonly Chromium _chromium = new();
    private readonly TestFolder _keys = new();
    private WebApplication? _app;
    private string? _owner;
    private bool _hasOwnClock;

    /// <summary>A site of its own, with a clock that the test moves.</summary>
    public static async Task<Site> WithMovedClock()
    {
        var site = new Site { _hasOwnClock = true };
        await site.InitializeAsync();
        return site;
    }

    /// <summary>The clock of a site that was made with one.</summary>
    public MovedClock Clock { get => field ?? throw new InvalidOperationException("This site goes by the real time."); private set; }

    /// <summary>Where programs connect to the database as its owner.</summary>
    public string Owner => _owner!;

    /// <summary>Where it is served: 'http://127.0.0.1:40001'.</summary>
    public string Address => _app!.Urls.First();

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        var database = await _postgres.NewDatabase();
        _owner = database.OwnerConnectionString;
        var clock = _hasOwnClock ? Clock = new MovedClock(database) : null;
        _app = ServerHost.Build(
            new ServerOptions("127.0.0.1", 0, new DatabaseSource("", null), LogLevel.Warning, Keys: _keys.Path),
            new DatabaseConnections(database.OwnerConnectionString, database.AppConnectionString),
            services =>
            {
                if (clock is not null)
                    services.AddSingleton<IClock>(clock);
            });
        await _app.StartAsync();
        await _chromium.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        await _postgres.DisposeAsync();
        _keys.Dispose();
    }

    /// <summary>A browser of its own, signed in to nothing.</summary>
    public Task<Visit> Visit(Device? device = null) => _chromium.Visit(Address, device ?? Device.Phone);

    /// <summary>A browser that somebody has signed in with.</summary>
    public async Task<Visit> SignIn(Actor actor, Device? device = null)
    {
        var visit = await Visit(device);
        await visit.Page.GotoAsync(await Link(actor));
        await visit.Press("Sign in");
        return visit;
    }

    /// <summary>A one-time link, as it is handed on.</summary>
    public async Task<string> Link(Actor actor, Duration? lifetime = null)
    {
        var (_, secret) = await Get<AccessTokens>().Issue(
            TokenKind.Link, actor, lifetime ?? Duration.FromDays(1), null, TestContext.Current.CancellationToken);
        return $"{Address}/sign-in/{secret}";
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();
}
