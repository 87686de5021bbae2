namespace Decisions.Server.Hosting;

/// <summary>A database that answers and is migrated. Disposing it stops the server behind it, if that is ours.</summary>
public sealed class OpenDatabase(DatabaseConnections connections, string whereItIs, IAsyncDisposable? server)
    : IAsyncDisposable
{
    public DatabaseConnections Connections { get; } = connections;

    /// <summary>For people: 'PostgreSQL 15.14 in /srv/decisions'.</summary>
    public string WhereItIs { get; } = whereItIs;

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
