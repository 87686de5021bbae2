namespace Decisions.EventStore.Embedded;

/// <summary>A private database that runs already, seen from beside the process that started it.</summary>
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

    /// <summary>
    /// Whether the folder's server process is there, whether or not it answers just now: after one of its own
    /// processes crashed it sets itself right, and only its own end is final.
    /// </summary>
    public static bool IsThere(string dataFolder) => RunningServer.In(new DataFolder(dataFolder)) is not null;
}
