using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Server.Hosting;
using Decisions.Server.Tests.Api.Running;
using Decisions.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using PrivateDatabase = Decisions.Testing.PrivateDatabase;

[assembly: AssemblyFixture(typeof(ApiServer))]

namespace Decisions.Server.Tests.Api.Running;

/// <summary>The real server over a real database, for all tests of the API. Each test founds a community of its own.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly Postgres _postgres = new();
    private readonly TestFolder _keys = new();
    private readonly string? _keysFolder;
    private readonly MovedClock? _clock;
    private readonly Lazy<Task<PrivateDatabase>> _database;
    private readonly Lazy<Task<WebApplication>> _app;

    public ApiServer()
    {
        _database = new(_postgres.NewDatabase);
        _app = new(() => Start());
    }

    /// <summary>A server on a database of the test's own, with a folder of keys that outlives it.</summary>
    public static ApiServer On(PrivateDatabase database, string keys) => new(database, keys);

    private ApiServer(PrivateDatabase database, string? keys, MovedClock? clock = null)
        : this() => (_database, _keysFolder, _clock) = (new(() => Task.FromResult(database)), keys, clock);

    /// <summary>A server beside this one, on a database and with a clock of its own that the test moves.</summary>
    public async Task<ApiServer> WithMovedClock()
    {
        var database = await _postgres.NewDatabase();
        return new ApiServer(database, null, new MovedClock(database));
    }

    /// <summary>The clock of a server that was made with one.</summary>
    public MovedClock Clock => _clock ?? throw new InvalidOperationException("This server goes by the real time.");

    /// <summary>A client without a key.</summary>
    public async Task<Client> Visitor() => new(Http(await _app.Value), token: null);

    /// <summary>A client with a key of its own for an actor.</summary>
    public async Task<Client> As(Actor actor)
    {
        var app = await _app.Value;
        var (_, secret) = await app.Services.GetRequiredService<AccessTokens>().Issue(
            TokenKind.Bearer, actor, _clock is null ? Duration.FromHours(1) : Duration.FromDays(1_000), "test", CancellationToken.None);
        return new Client(Http(app), secret);
    }

    public Task<Client> Admin() => As(new Actor(null, null, [Role.Admin]));

    /// <summary>A part of the running server.</summary>
    public async Task<T> Get<T>() where T : notnull => (await _app.Value).Services.GetRequiredService<T>();

    /// <summary>Another server on the same database: what a restarted one is, or a node beside this one.</summary>
    public async Task<WebApplication> Another(Action<IServiceCollection>? replace = null) => await Start(replace);

    /// <summary>The server's address.</summary>
    public async Task<Uri> Address() => new((await _app.Value).Urls.Single());

    /// <summary>Where programs connect to the server's database as its owner.</summary>
    public async Task<string> Connection() => (await _database.Value).OwnerConnectionString;

    /// <summary>The folder of the server's keys.</summary>
    public string Keys => _keys.Path;

    /// <summary>Where the server itself connects: as the application's role.</summary>
    public async Task<string> ApplicationConnection() => (await _database.Value).AppConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_app.IsValueCreated)
            await (await _app.Value).DisposeAsync();
        await _postgres.DisposeAsync();
        _keys.Dispose();
    }

    public static HttpClient Http(WebApplication app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };

    private async Task<WebApplication> Start(Action<IServiceCollection>? replace = null)
    {
        var database = await _database.Value;
        var app = ServerHost.Build(
            new ServerOptions("127.0.0.1", 0, new DatabaseSource("/", database.OwnerConnectionString), LogLevel.Error, Keys: _keysFolder ?? _keys.Path),
            new DatabaseConnections(database.OwnerConnectionString, database.AppConnectionString),
            services =>
            {
                if (_clock is not null)
                    services.AddSingleton<IClock>(_clock);
                replace?.Invoke(services);
            });
        await app.StartAsync();
        return app;
    }

    private sealed class Postgres() : PrivateServer(typeof(DecisionsEngine).Assembly);
}
