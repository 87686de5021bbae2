using System.Numerics;

namespace Decisions.Ledger.Merkle;

/// <summary>Roots of parts of a tree, put together from complete subtrees.</summary>
internal static class Subtrees
{
    /// <summary>The greatest power of two below <paramref name="size"/>, where RFC 6962 splits; size ≥ 2.</summary>
    public static long Split(long size) => 1L << BitOperations.Log2((ulong)size - 1);

    /// <summary>
    /// MTH(D[start:end]) for a part that recursion reaches: start is a multiple of the least power of two that is
    /// not below end − start, so each piece cut off its front is a complete subtree.
    /// </summary>
    public static Digest Root(CompleteSubtree node, long start, long end)
    {
        var size = end - start;
        if (BitOperations.IsPow2(size))
        {
            var level = BitOperations.Log2((ulong)size);
            return node(level, start >> level);
        }

        var middle = start + Split(size);
        return MerkleTree.NodeHash(Root(node, start, middle), Root(node, middle, end));
    }

    /// <summary>All complete subtrees over leaf hashes, kept in memory.</summary>
    public static CompleteSubtree Over(ReadOnlySpan<Digest> leafHashes)
    {
        List<Digest[]> levels = [leafHashes.ToArray()];
        for (var below = levels[0]; below.Length > 1; below = levels[^1])
        {
            var above = new Digest[below.Length / 2];
            for (var i = 0; i < above.Length; i++)
            {
                above[i] = MerkleTree.NodeHash(below[2 * i], below[(2 * i) + 1]);
            }

            levels.Add(above);
        }

        return (level, index) => levels[level][index];
    }
}
