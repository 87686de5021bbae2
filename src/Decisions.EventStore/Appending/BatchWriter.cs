using Npgsql;

namespace Decisions.EventStore.Appending;

/// <summary>
/// Writes one batch of a community's appends and gives each its outcome, whatever happens: a fault that one append
/// causes is that append's alone, and a lost connection is answered by repeating, which command ids make harmless.
/// </summary>
internal sealed class BatchWriter(NpgsqlDataSource source)
{
    private const int Attempts = 4;

    public async Task Write(IReadOnlyList<PreparedAppend> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcomes = await AppendBatch.Run(source, batch);
                for (var i = 0; i < batch.Count; i++)
                    batch[i].Outcome.SetResult(outcomes[i]);
                return;
            }
            catch (Exception fault) when (IsPassing(fault))
            {
                if (attempt == Attempts)
                {
                    var unavailable = new EventStoreUnavailableException(
                        "The database did not answer. Try again with the same command id.", fault);
                    foreach (var append in batch)
                        append.Outcome.SetException(unavailable);
                    return;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt));
            }
            catch (Exception fault) when (batch.Count == 1)
            {
                batch[0].Outcome.SetException(fault);
                return;
            }
            catch (Exception)
            {
                foreach (var append in batch)
                    await Write([append]);
                return;
            }
        }
    }

    /// <summary>
    /// Whether repeating may help: a lost connection, a server that starts or stops, a deadlock, or a row that
    /// another writer of Marten's tables put in the way between the check and the insert.
    /// </summary>
    private static bool IsPassing(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } => true,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        ObjectDisposedException => false,
        _ => false,
    };
}
