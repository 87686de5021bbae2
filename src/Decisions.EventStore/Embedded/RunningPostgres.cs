namespace Decisions.EventStore.Embedded;

/// <summary>A private database that another process of Decisions runs, for commands that work beside a server.</summary>
public sealed record RunningPostgres(string OwnerConnectionString, string AppConnectionString, PostgresVersion Version)
{
    /// <summary>The folder's database, if it runs and lets this user in; null otherwise.</summary>
    public static async Task<RunningPostgres?> Find(string dataFolder, CancellationToken cancellation)
    {
        var connections = new PrivateConnections(SocketFolder.For(new DataFolder(dataFolder)));
        return await connections.Ask(cancellation) is { } version
            ? new RunningPostgres(connections.Owner, connections.Application, version)
            : null;
    }
}
