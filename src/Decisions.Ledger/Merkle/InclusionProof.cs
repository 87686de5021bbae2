using System.Collections.Immutable;

namespace Decisions.Ledger.Merkle;

/// <summary>That a leaf stands at an index of a tree: RFC 9162, section 2.1.3 (audit path of RFC 6962, section 2.1.1).</summary>
public static class InclusionProof
{
    /// <summary>The siblings on the way from the leaf to the root, the lowest first.</summary>
    /// <param name="index">The leaf's index, counted from 0.</param>
    /// <param name="size">The tree's size; more than <paramref name="index"/>.</param>
    /// <param name="node">Answers for every complete subtree within that size.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static ImmutableArray<Digest> Make(long index, long size, CompleteSubtree node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new Stack<Digest>(); // found from the root down
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var middle = start + Subtrees.Split(end - start);
            if (index < middle)
            {
                proof.Push(Subtrees.Root(node, middle, end));
                end = middle;
            }
            else
            {
                proof.Push(Subtrees.Root(node, start, middle));
                start = middle;
            }
        }

        return [.. proof];
    }

    /// <summary>As above, over all leaf hashes of the tree.</summary>
    public static ImmutableArray<Digest> Make(long index, ReadOnlySpan<Digest> leafHashes) =>
        Make(index, leafHashes.Length, Subtrees.Over(leafHashes));

    /// <summary>The algorithm of RFC 9162, section 2.1.3.2; an index or size that cannot be is false, too.</summary>
    public static bool Verifies(long index, long size, Digest leafHash, ReadOnlySpan<Digest> proof, Digest root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (at, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleTree.NodeHash(sibling, hash);
                while ((at & 1) == 0 && at != 0) // levels at which the last node has no sibling
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleTree.NodeHash(hash, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }
}
