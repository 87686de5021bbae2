using System.Collections.Immutable;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tiles;

/// <summary>
/// A log read through its tiles, of which nothing is believed but what the checkpoint's root stands for: first the
/// partial tiles, whose hashes make that root, then each full tile by its hash in the tile above.
/// </summary>
/// <remarks>
/// It keeps the tiles that it believes, so take one for a few questions about one checkpoint. Not for several threads
/// at once.
/// </remarks>
public sealed class VerifiedTiles
{
    private readonly ITileSource _source;
    private readonly Dictionary<(int Level, long Index), Tile> _believed;

    private VerifiedTiles(ITileSource source, Checkpoint checkpoint, IEnumerable<Tile> partial) =>
        (_source, Checkpoint, _believed) = (source, checkpoint, partial.ToDictionary(tile => (tile.At.Level, tile.At.Index)));

    /// <summary>The checkpoint that all answers are about.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Fetches the partial tiles and recomputes the root.</summary>
    public static async ValueTask<Reading<VerifiedTiles>> OpenAsync(
        ITileSource source, Checkpoint checkpoint, CancellationToken cancellation = default)
    {
        var partial = new List<Tile>();
        foreach (var at in TileLayout.Partial(checkpoint.Size))
        {
            if (!(await FetchAsync(source, at, cancellation)).IsRead(out var tile, out var reason))
            {
                return new Reading<VerifiedTiles>.Refused(reason);
            }

            partial.Add(tile);
        }

        return Tile.RootOf(checkpoint.Size, partial) == checkpoint.Root
            ? new VerifiedTiles(source, checkpoint, partial)
            : new Reading<VerifiedTiles>.Refused($"The partial tiles do not have the checkpoint's root at size {checkpoint.Size}.");
    }

    /// <inheritdoc cref="InclusionProof.Make(long, long, CompleteSubtree)"/>
    public ValueTask<Reading<ImmutableArray<Digest>>> InclusionProofAsync(long index, CancellationToken cancellation = default) =>
        ComputeAsync(node => InclusionProof.Make(index, Checkpoint.Size, node), cancellation);

    /// <summary>That the checkpoint's tree begins with all of the tree of an older size.</summary>
    public ValueTask<Reading<ImmutableArray<Digest>>> ConsistencyProofAsync(long oldSize, CancellationToken cancellation = default) =>
        ComputeAsync(node => ConsistencyProof.Make(oldSize, Checkpoint.Size, node), cancellation);

    /// <summary>The root that this log had at a size from 1 to the checkpoint's.</summary>
    public ValueTask<Reading<Digest>> RootAsync(long size, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Checkpoint.Size);
        return ComputeAsync(node => Subtrees.Root(node, 0, size), cancellation);
    }

    /// <summary>The entries of a bundle, each checked against its leaf hash.</summary>
    public async ValueTask<Reading<ImmutableArray<ReadOnlyMemory<byte>>>> EntriesAsync(long bundle, CancellationToken cancellation = default)
    {
        var width = TileLayout.WidthOf(TileCoordinates.Entries, bundle, Checkpoint.Size);
        ArgumentOutOfRangeException.ThrowIfZero(width, nameof(bundle));
        var at = new TileCoordinates(TileCoordinates.Entries, bundle, width);
        if (await BelieveAsync(0, bundle, cancellation) is { } reason)
        {
            return new Reading<ImmutableArray<ReadOnlyMemory<byte>>>.Refused(reason);
        }

        if (await _source.FetchAsync(at, cancellation) is not { IsEmpty: false } bytes)
        {
            return new Reading<ImmutableArray<ReadOnlyMemory<byte>>>.Refused($"{at} is missing.");
        }

        var leaves = _believed[(0, bundle)].Hashes;
        return EntryBundle.Parse(at, bytes).Then<ImmutableArray<ReadOnlyMemory<byte>>>(entries =>
            Enumerable.Range(0, width).FirstOrDefault(i => MerkleTree.LeafHash(entries[i].Span) != leaves[i], -1) is >= 0 and var wrong
                ? new Reading<ImmutableArray<ReadOnlyMemory<byte>>>.Refused(
                    $"Entry {(bundle * TileCoordinates.FullWidth) + wrong} is not the one in the tree.")
                : entries);
    }

    /// <summary>Once to learn which tiles it takes, and once with them.</summary>
    private async ValueTask<Reading<T>> ComputeAsync<T>(Func<CompleteSubtree, T> compute, CancellationToken cancellation)
    {
        var needed = new HashSet<(int Level, long Index)>();
        compute((level, index) =>
        {
            needed.Add(Place(level, index).Tile);
            return default;
        });
        foreach (var (level, index) in needed)
        {
            if (await BelieveAsync(level, index, cancellation) is { } reason)
            {
                return new Reading<T>.Refused(reason);
            }
        }

        return compute((level, index) =>
        {
            var (tile, start, count) = Place(level, index);
            return _believed[tile].Subtree(start, count);
        });
    }

    /// <summary>Why a tile cannot be believed, or null when it is.</summary>
    private async ValueTask<string?> BelieveAsync(int level, long index, CancellationToken cancellation)
    {
        if (_believed.ContainsKey((level, index)))
        {
            return null;
        }

        // All partial tiles are believed from the start, so this one is full and its root stands in the tile above.
        var (parent, place) = ((level + 1, index / TileCoordinates.FullWidth), (int)(index % TileCoordinates.FullWidth));
        if (await BelieveAsync(parent.Item1, parent.Item2, cancellation) is { } reason
            || !(await FetchAsync(_source, new TileCoordinates(level, index, TileCoordinates.FullWidth), cancellation)).IsRead(out var tile, out reason))
        {
            return reason;
        }

        if (tile.Root() != _believed[parent].Hashes[place])
        {
            return $"{tile.At} is not the one in the tree.";
        }

        _believed.Add((level, index), tile);
        return null;
    }

    private static ((int Level, long Index) Tile, int Start, int Count) Place(int level, long index)
    {
        var (tileLevel, height) = Math.DivRem(level, 8);
        var first = index << height;
        return ((tileLevel, first / TileCoordinates.FullWidth), (int)(first % TileCoordinates.FullWidth), 1 << height);
    }

    private static async ValueTask<Reading<Tile>> FetchAsync(ITileSource source, TileCoordinates at, CancellationToken cancellation) =>
        await source.FetchAsync(at, cancellation) is { IsEmpty: false } bytes
            ? Tile.Parse(at, bytes.Span)
            : new Reading<Tile>.Refused($"{at} is missing.");
}
