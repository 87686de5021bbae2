namespace Decisions.Engine.ReadModels;

/// <summary>Which generation this node's queries read; the follower says so, before the first query is answered.</summary>
public sealed class ServedReadModels
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Generation? _generation;

    /// <summary>The generation, or null until there is one that can be read.</summary>
    public Generation? Generation => _generation;

    /// <summary>Completes once queries can be answered.</summary>
    public Task Ready => _first.Task;

    /// <summary>The schema to read, as soon as there is one.</summary>
    /// <exception cref="TimeoutException">There was none for half a minute: read models are being built anew.</exception>
    internal async ValueTask<string> Schema(CancellationToken cancel)
    {
        if (_generation is null)
            await _first.Task.WaitAsync(Patience, cancel);
        return _generation!.Schema;
    }

    internal void Serve(Generation generation)
    {
        _generation = generation;
        _first.TrySetResult();
    }
}
