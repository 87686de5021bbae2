namespace Decisions.EventStore.Appending;

/// <summary>
/// The appends of one community on this node. While a batch is in the database the next one gathers, so that under
/// load hundreds share a transaction, and one caller alone waits for nobody.
/// </summary>
internal sealed class AppendLane(BatchWriter writer)
{
    private const int MaxBatch = 512;

    /// <summary>
    /// How many must wait to be sent while another batch is in the database, and no fewer than that one's. There they
    /// wait for the community's row; what is gained is that the server reads them meanwhile, and a few gain nothing.
    /// </summary>
    private const int MinSecond = 32;

    private readonly Lock _gate = new();
    private readonly Queue<PreparedAppend> _waiting = new();
    private int _batches;
    private int _sent;

    public Task<AppendOutcome> Append(PreparedAppend append)
    {
        List<PreparedAppend>? batch;
        lock (_gate)
        {
            _waiting.Enqueue(append);
            batch = TakeBatch();
        }
        if (batch is null)
            return append.Outcome.Task;
        // What writes for many callers must not run under the first one's context, tracing above all.
        using AsyncFlowControl? ours = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        if (batch is [var only] && only == append)
            return Alone(batch);
        _ = WriteWhileWaiting(batch);
        return append.Outcome.Task;
    }

    /// <summary>Writes for the one caller and goes on as that caller, which saves a change of threads.</summary>
    private async Task<AppendOutcome> Alone(List<PreparedAppend> batch)
    {
        await writer.Write(batch);
        if (NextBatch(batch) is { } next)
            ThreadPool.UnsafeQueueUserWorkItem(waiting => _ = WriteWhileWaiting(waiting), next, preferLocal: false);
        return await batch[0].Outcome.Task;
    }

    private async Task WriteWhileWaiting(List<PreparedAppend> batch)
    {
        for (List<PreparedAppend>? next = batch; next is not null; next = NextBatch(next))
            await writer.Write(next);
    }

    private List<PreparedAppend>? NextBatch(List<PreparedAppend> written)
    {
        lock (_gate)
        {
            _batches--;
            _sent -= written.Count;
            return TakeBatch();
        }
    }

    /// <summary>The batch that is to be sent now, if any. Call it with the gate held.</summary>
    private List<PreparedAppend>? TakeBatch()
    {
        var enough = _batches == 0 ? 1 : Math.Max(_sent, MinSecond);
        if (_batches == 2 || _waiting.Count < enough)
            return null;
        var batch = new List<PreparedAppend>(Math.Min(_waiting.Count, MaxBatch));
        HashSet<Guid> commands = [];
        // The same command twice in one batch: the second waits for the next, and finds the first one's answer.
        while (batch.Count < MaxBatch && _waiting.TryPeek(out var next) && commands.Add(next.Append.CommandId))
            batch.Add(_waiting.Dequeue());
        _batches++;
        _sent += batch.Count;
        return batch;
    }
}
