using Decisions.Engine;
using Decisions.Engine.Following;

namespace Decisions.Server.Hosting;

/// <summary>
/// The engine for a command that does one thing and ends: on the running server's database or one of its own, with
/// its own follower, so that what it does can be read at once.
/// </summary>
public sealed class EngineSession : IAsyncDisposable
{
    private readonly OpenDatabase _database;
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    private EngineSession(OpenDatabase database, DatabaseSource source)
    {
        _database = database;
        Source = source;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddQuietConsole(LogLevel.Warning));
        services.AddDecisionsEngine(database.Connections.App);
        _services = services.BuildServiceProvider();
        _following = Task.Run(() => _services.GetRequiredService<ReadModelFollower>().Run(_stop.Token));
    }

    /// <summary>The database that it works on.</summary>
    public DatabaseSource Source { get; }

    /// <inheritdoc cref="CommandDatabase.Open"/>
    public static async Task<EngineSession> Open(DatabaseSource source, CancellationToken cancel) =>
        new(await CommandDatabase.Open(source, Console.Error.WriteLine, cancel), source);

    /// <summary>A part of the engine.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        await _services.DisposeAsync();
        _stop.Dispose();
        await _database.DisposeAsync();
    }
}
