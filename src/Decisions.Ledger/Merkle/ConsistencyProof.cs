using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Ledger.Merkle;

/// <summary>That a tree begins with all of an older one: RFC 9162, section 2.1.4 (RFC 6962, section 2.1.2).</summary>
public static class ConsistencyProof
{
    /// <summary>PROOF(m, D[n]) of the RFC, the lowest node first; empty when the sizes are equal.</summary>
    /// <param name="oldSize">At least 1: every tree begins with the empty one, so there is nothing to prove of it.</param>
    /// <param name="newSize">Not below <paramref name="oldSize"/>.</param>
    /// <param name="node">Answers for every complete subtree within <paramref name="newSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Sizes that break these bounds.</exception>
    public static ImmutableArray<Digest> Make(long oldSize, long newSize, CompleteSubtree node)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        var proof = new Stack<Digest>(); // found from the root down
        var (start, end) = (0L, newSize);
        while (oldSize != end)
        {
            var middle = start + Subtrees.Split(end - start);
            if (oldSize <= middle)
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

        if (start > 0) // else the node is the old root, which the verifier has
        {
            proof.Push(Subtrees.Root(node, start, end));
        }

        return [.. proof];
    }

    /// <summary>As above, over all leaf hashes of the new tree.</summary>
    public static ImmutableArray<Digest> Make(long oldSize, ReadOnlySpan<Digest> leafHashes) =>
        Make(oldSize, leafHashes.Length, Subtrees.Over(leafHashes));

    /// <summary>The algorithm of RFC 9162, section 2.1.4.2; sizes that cannot be, and an old size of 0, are false, too.</summary>
    public static bool Verifies(long oldSize, long newSize, Digest oldRoot, Digest newRoot, ReadOnlySpan<Digest> proof)
    {
        if (oldSize < 1 || oldSize > newSize)
        {
            return false;
        }

        if (oldSize == newSize)
        {
            return proof.IsEmpty && oldRoot == newRoot;
        }

        var beginsAtOldRoot = BitOperations.IsPow2(oldSize);
        if (!beginsAtOldRoot && proof.IsEmpty)
        {
            return false;
        }

        // Both trees share the subtree that ends the old one, whose right edges climb as one to begin with.
        var shared = BitOperations.TrailingZeroCount(oldSize);
        var (at, last) = ((oldSize - 1) >> shared, (newSize - 1) >> shared);
        var older = beginsAtOldRoot ? oldRoot : proof[0];
        var newer = older;
        foreach (var node in beginsAtOldRoot ? proof : proof[1..])
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                older = MerkleTree.NodeHash(node, older);
                newer = MerkleTree.NodeHash(node, newer);
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                newer = MerkleTree.NodeHash(newer, node);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && older == oldRoot && newer == newRoot;
    }
}
