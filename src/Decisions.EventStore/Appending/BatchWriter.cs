using System.Diagnostics;
using Npgsql;

namespace Decisions.EventStore.Appending;

/// <summary>
/// Writes batches of a community's appends and gives each append its outcome, whatever happens: a fault that one
/// append causes is that append's alone, and a lost connection is answered by repeating, which command ids make
/// harmless.
/// </summary>
/// <param name="grown">Is told of each community whose log has grown.</param>
internal sealed class BatchWriter(NpgsqlDataSource source, Action<Guid> grown)
{
    /// <summary>How long a server that starts, stops or cannot be reached is waited for: a restart, not an outage.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How often an append that meets another writer's rows is tried before that is its fault.</summary>
    private const int Collisions = 4;

    /// <summary>Never throws: every fault is the outcome of the appends that it befalls.</summary>
    public Task Write(IReadOnlyList<PreparedAppend> batch) => Write(batch, careful: false);

    /// <param name="careful">
    /// Whether to look first if the commands and the streams that they start are new; else the database refuses the
    /// batch where they are not.
    /// </param>
    private async Task Write(IReadOnlyList<PreparedAppend> batch, bool careful)
    {
        var since = Stopwatch.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(25);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                bool hasGrown;
                await using (var connection = await source.OpenConnectionAsync())
                    hasGrown = await Run(connection, batch, careful);
                if (hasGrown)
                    grown(batch[0].Append.Community);
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsPassing(fault))
            {
                if (Stopwatch.GetElapsedTime(since) > Patience)
                {
                    Fail(batch, new EventStoreUnavailableException(
                        "The database did not answer. Try again with the same command id.", fault));
                    return;
                }
                await Task.Delay(pause);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (ObjectDisposedException disposed)
            {
                Fail(batch, disposed);
                return;
            }
            catch (Exception fault) when (!careful && DatabaseFaults.IsCollision(fault))
            {
                careful = true;
            }
            catch (Exception fault) when (batch.Count == 1)
            {
                if (DatabaseFaults.IsCollision(fault) && attempt < Collisions)
                    continue;
                Fail(batch, new AppendRefusedException($"The database refused the append: {fault.Message}", fault));
                return;
            }
            catch (Exception)
            {
                // Some append in it is at fault. Halving finds it, and lands the others, in few transactions.
                var half = batch.Count / 2;
                await Write([.. batch.Take(half)], careful: true);
                await Write([.. batch.Skip(half)], careful: true);
                return;
            }
        }
    }

    /// <summary>One transaction. Gives the appends their outcomes, and says whether any landed now.</summary>
    internal static async Task<bool> Run(
        NpgsqlConnection connection, IReadOnlyList<PreparedAppend> batch, bool careful)
    {
        var answers = batch is [var only] && AppendOne.Serves(only)
            ? [await AppendOne.Run(connection, only, careful)]
            : await AppendBatch.Run(connection, batch, careful);
        Guid[] repeated = [.. batch.Where((_, i) => answers[i].IsRepetition).Select(append => append.Append.CommandId)];
        var earlier = repeated.Length == 0
            ? null
            : await EarlierCommands.Find(connection, batch[0].Append.Community, repeated);
        var landed = false;
        for (var i = 0; i < batch.Count; i++)
        {
            var append = batch[i].Append;
            var outcome = answers[i].IsRepetition
                ? earlier![append.CommandId].To(append.CommandId, append.Fingerprint)
                : answers[i].ToOutcome(batch[i]);
            landed |= outcome is Landed { Before: false };
            batch[i].Outcome.TrySetResult(outcome);
        }
        return landed;
    }

    private static void Fail(IReadOnlyList<PreparedAppend> batch, Exception fault)
    {
        foreach (var append in batch)
            append.Outcome.TrySetException(fault);
    }
}
