using Decisions.Engine.Publishing;
using Decisions.EventStore;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary>
/// Tells an obstacle that was to be expected in words on standard error, and ends with exit code 1. Anything else is a
/// fault of ours and keeps its stack trace.
/// </summary>
internal static class ExpectedErrors
{
    public static async Task<int> Tell(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception obstacle) when (
            obstacle is CommandFailedException or CannotServeException or EmbeddedPostgresException or MigrationException
                or EventStoreUnavailableException or TimeoutException or LogKeyException or Witnessing.WitnessFolderException)
        {
            await Console.Error.WriteLineAsync($"decisions: {obstacle.Message}");
            return 1;
        }
    }
}
