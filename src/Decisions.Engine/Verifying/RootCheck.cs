using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Verifying;

/// <summary>
/// Holds the root at the size of every checkpoint against what it says, while the entries are read: as all are roots of one
/// sequence of entries, each is consistent with each before it.
/// </summary>
internal sealed class RootCheck : IDisposable
{
    private readonly IEnumerator<ReadCheckpoint> _checkpoints;
    private readonly Dictionary<long, Digest?> _seen;
    private long _agreed;
    private long? _firstWrong;

    /// <param name="checkpoints">In order of size.</param>
    /// <param name="seen">Those that were kept from before: their sizes' roots are found on the way.</param>
    public RootCheck(IEnumerable<ReadCheckpoint> checkpoints, IEnumerable<Checkpoint> seen)
    {
        _checkpoints = checkpoints.GetEnumerator();
        _seen = seen.Select(checkpoint => checkpoint.Size).Distinct().ToDictionary(size => size, _ => (Digest?)null);
        Next();
    }

    public long Count { get; private set; }

    public long Wrong { get; private set; }

    private ReadCheckpoint? Current { get; set; }

    /// <summary>The tree has grown by one entry.</summary>
    public void At(TileBuilder tree)
    {
        for (; Current is { Claimed: var claimed } && claimed.Size <= tree.Size; Next())
            if (claimed.Size == tree.Size && claimed.Root == tree.Root)
                Agree(claimed.Size);
            else
                Disagree(claimed.Size);
        if (_seen.ContainsKey(tree.Size))
            _seen[tree.Size] = tree.Root;
    }

    /// <summary>Whether the entries have this root at a size that was kept from before.</summary>
    public bool Has(long size, Digest root) => size == 0 || _seen.GetValueOrDefault(size) == root;

    /// <summary>All entries were read. Between the last checkpoint that agrees and the first that does not, something was changed.</summary>
    public void End(Faults faults)
    {
        for (; Current is { Claimed: var claimed }; Next())
            Disagree(claimed.Size);
        if (_firstWrong is { } first)
            faults.Add(_agreed, null,
                $"The entries are not those that were signed for: something from {_agreed} to {first - 1} is missing, changed or moved. {Wrong} of {Count} checkpoints do not agree.");
    }

    public void Dispose() => _checkpoints.Dispose();

    private void Agree(long size)
    {
        if (_firstWrong is null)
            _agreed = size;
    }

    private void Disagree(long size)
    {
        Wrong++;
        _firstWrong ??= size;
    }

    private void Next()
    {
        Current = _checkpoints.MoveNext() ? _checkpoints.Current : null;
        if (Current is not null)
            Count++;
    }
}
