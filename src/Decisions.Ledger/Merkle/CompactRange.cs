using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Ledger.Merkle;

/// <summary>
/// All that a tree's next root needs of the leaves so far: the roots of its complete subtrees, one for each
/// 1 in the binary form of its size, the greatest (leftmost) first.
/// </summary>
/// <remarks>Law: <c>Empty.Append(D).Root</c> is the recursive tree hash of D. An append takes O(log n).</remarks>
public sealed class CompactRange
{
    private CompactRange(long size, ImmutableArray<Digest> peaks) => (Size, Peaks) = (size, peaks);

    public static CompactRange Empty { get; } = new(0, []);

    /// <summary>How many leaves it covers.</summary>
    public long Size { get; }

    /// <summary>The subtrees' roots, the greatest first; keep these and the size to go on later with <see cref="From"/>.</summary>
    public ImmutableArray<Digest> Peaks { get; }

    /// <summary>The tree's root: the peaks folded from the right.</summary>
    public Digest Root
    {
        get
        {
            if (Size == 0)
            {
                return MerkleTree.EmptyRoot;
            }

            var root = Peaks[^1];
            for (var i = Peaks.Length - 2; i >= 0; i--)
            {
                root = MerkleTree.NodeHash(Peaks[i], root);
            }

            return root;
        }
    }

    /// <exception cref="ArgumentException">A negative size, or not one peak for each 1 of its binary form.</exception>
    public static CompactRange From(long size, ReadOnlySpan<Digest> peaks) =>
        size >= 0 && peaks.Length == BitOperations.PopCount((ulong)size)
            ? new CompactRange(size, [.. peaks])
            : throw new ArgumentException($"{peaks.Length} peaks do not make a tree of {size} leaves.", nameof(peaks));

    public CompactRange Append(Digest leafHash) => Append([leafHash]);

    public CompactRange Append(ReadOnlySpan<Digest> leafHashes)
    {
        Span<Digest> peaks = stackalloc Digest[64];
        Peaks.CopyTo(peaks);
        var (size, height) = (Size, Peaks.Length);
        foreach (var leafHash in leafHashes)
        {
            var node = leafHash;
            // Adding 1 carries through the trailing 1s of the size; each carry joins two subtrees of one height.
            for (var carry = size; (carry & 1) == 1; carry >>= 1)
            {
                node = MerkleTree.NodeHash(peaks[--height], node);
            }

            peaks[height++] = node;
            size = checked(size + 1);
        }

        return new CompactRange(size, [.. peaks[..height]]);
    }
}
