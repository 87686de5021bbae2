namespace Decisions.EventStore.Appending;

/// <summary>
/// The appends of one community on this node. While a batch is in the database the next one gathers, so that under
/// load hundreds share a transaction, and one caller alone waits for nobody.
/// </summary>
internal sealed class AppendLane(BatchWriter writer)
{
    /// <summary>Batches under way at once: while one commits, the next already waits for the community's row.</summary>
    private const int MaxUnderWay = 2;

    private const int MaxBatch = 512;

    private readonly Lock _gate = new();
    private readonly Queue<PreparedAppend> _waiting = new();
    private int _underWay;

    public Task<AppendOutcome> Append(PreparedAppend append)
    {
        lock (_gate)
        {
            _waiting.Enqueue(append);
            if (_underWay == MaxUnderWay)
                return append.Outcome.Task;
            _underWay++;
        }
        // What writes for many callers must not run under the first one's context, tracing above all.
        using (AsyncFlowControl? ours = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow())
            _ = WriteWhileWaiting();
        return append.Outcome.Task;
    }

    private async Task WriteWhileWaiting()
    {
        while (NextBatch() is { } batch)
            await writer.Write(batch);
    }

    private List<PreparedAppend>? NextBatch()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _underWay--;
                return null;
            }
            var batch = new List<PreparedAppend>(Math.Min(_waiting.Count, MaxBatch));
            HashSet<Guid> commands = [];
            // The same command twice in one batch: the second waits for the next, and finds the first one's answer.
            while (batch.Count < MaxBatch && _waiting.TryPeek(out var next) && commands.Add(next.Append.CommandId))
                batch.Add(_waiting.Dequeue());
            return batch;
        }
    }
}
