namespace Decisions.Server.Hosting;

/// <summary>A database that answers and is migrated. Disposing it stops the server behind it, if that is ours.</summary>
public class OpenDatabase(DatabaseConnections connections, string whereItIs) : IAsyncDisposable
{
    public DatabaseConnections Connections { get; } = connections;

    /// <summary>For people: 'PostgreSQL 15.14 in /srv/decisions'.</summary>
    public string WhereItIs { get; } = whereItIs;

    /// <summary>
    /// Ends with <see cref="CannotServeException"/> when the server behind it ended without being asked to; never ends
    /// for a server that somebody else looks after.
    /// </summary>
    public virtual Task Lost(CancellationToken cancel) => Task.Delay(Timeout.Infinite, cancel);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
