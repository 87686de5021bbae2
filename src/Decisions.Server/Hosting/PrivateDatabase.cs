using Decisions.EventStore.Embedded;

namespace Decisions.Server.Hosting;

/// <summary>The private database in a data folder, run by this process.</summary>
internal sealed class PrivateDatabase(EmbeddedPostgres server, string dataFolder) : OpenDatabase(
    new DatabaseConnections(server.OwnerConnectionString, server.AppConnectionString),
    $"PostgreSQL {server.Version} in {dataFolder}")
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public static async Task<PrivateDatabase> Start(string dataFolder, Action<string> say, CancellationToken cancel) =>
        new(await EmbeddedPostgres.Start(dataFolder, options: null, say, cancel), dataFolder);

    public override async Task Lost(CancellationToken cancel)
    {
        while (RunningPostgres.IsThere(dataFolder))
            await Task.Delay(LookEvery, cancel);
        throw new CannotServeException(
            $"The database ended without being asked to; {Path.Combine(dataFolder, "log")} tells why. "
            + "Start the server again: every vote that was receipted is kept.");
    }

    public override ValueTask DisposeAsync() => server.DisposeAsync();
}
