using System.Collections.Immutable;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tiles;

/// <summary>
/// Reads a whole log once, from its first entry to its last: recomputes every tile from the entries, compares it with
/// the one that is served, and the root with the checkpoint's. Memory does not grow with the log.
/// </summary>
public static class LogVerifier
{
    /// <param name="source">The log.</param>
    /// <param name="checkpoint">A checkpoint that is already believed.</param>
    /// <param name="seen">Told of each entry in its order with its index, before it is known to be sound.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Every fault; none if all entries and tiles are the ones that the checkpoint stands for.</returns>
    public static async Task<ImmutableArray<LogFault>> VerifyAsync(
        ITileSource source, Checkpoint checkpoint, Action<long, ReadOnlyMemory<byte>>? seen, CancellationToken cancellation = default)
    {
        var faults = ImmutableArray.CreateBuilder<LogFault>();
        var tree = new TileBuilder();
        foreach (var at in TileLayout.Bundles(checkpoint.Size))
        {
            if (!(await ReadAsync(source, at, cancellation)).IsRead(out var entries, out var reason))
            {
                // Without these entries nothing behind them has a known place in the tree.
                return [.. faults, new LogFault(at, tree.Size, reason)];
            }

            foreach (var entry in entries)
            {
                seen?.Invoke(tree.Size, entry);
                foreach (var tile in tree.Append(MerkleTree.LeafHash(entry.Span)))
                {
                    await CompareAsync(source, tile, faults, cancellation);
                }
            }
        }

        foreach (var tile in tree.Partial)
        {
            await CompareAsync(source, tile, faults, cancellation);
        }

        if (tree.Root != checkpoint.Root)
        {
            faults.Add(new LogFault(null, null, $"The entries do not have the checkpoint's root at size {checkpoint.Size}."));
        }

        return faults.ToImmutable();
    }

    private static async ValueTask<Reading<ImmutableArray<ReadOnlyMemory<byte>>>> ReadAsync(
        ITileSource source, TileCoordinates at, CancellationToken cancellation) =>
        await source.FetchAsync(at, cancellation) is { IsEmpty: false } bytes
            ? EntryBundle.Parse(at, bytes)
            : new Reading<ImmutableArray<ReadOnlyMemory<byte>>>.Refused($"{at} is missing.");

    private static async ValueTask CompareAsync(
        ITileSource source, Tile computed, ImmutableArray<LogFault>.Builder faults, CancellationToken cancellation)
    {
        var at = computed.At;
        if (await source.FetchAsync(at, cancellation) is not { IsEmpty: false } bytes)
        {
            faults.Add(new LogFault(at, null, $"{at} is missing."));
            return;
        }

        if (!Tile.Parse(at, bytes.Span).IsRead(out var served, out var reason))
        {
            faults.Add(new LogFault(at, null, reason));
            return;
        }

        var wrong = Enumerable.Range(0, at.Width).FirstOrDefault(i => served.Hashes[i] != computed.Hashes[i], -1);
        if (wrong >= 0)
        {
            var first = ((at.Index * TileCoordinates.FullWidth) + wrong) << (8 * at.Level);
            faults.Add(new LogFault(at, first, $"{at} and the entries from {first} on do not agree."));
        }
    }
}
