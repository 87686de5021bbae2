using System.Buffers;

namespace Decisions.Ledger.Merkle;

/// <summary>The tree hash of RFC 6962, section 2.1 (RFC 9162, section 2.1.1), with SHA-256.</summary>
/// <remarks>
/// MTH({}) = H(""); MTH({d}) = H(0x00 ‖ d); MTH(D[0:n]) = H(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), where k is the
/// greatest power of two below n. The two first bytes keep a leaf from passing for a node.
/// </remarks>
public static class MerkleTree
{
    private const byte LeafMark = 0x00, NodeMark = 0x01;

    /// <summary>The root of no leaves: H("").</summary>
    public static Digest EmptyRoot { get; } = Digest.Of([]);

    /// <summary>H(0x00 ‖ entry).</summary>
    public static Digest LeafHash(ReadOnlySpan<byte> entry)
    {
        var lent = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        lent[0] = LeafMark;
        entry.CopyTo(lent.AsSpan(1));
        var hash = Digest.Of(lent.AsSpan(0, entry.Length + 1));
        ArrayPool<byte>.Shared.Return(lent);
        return hash;
    }

    /// <summary>H(0x01 ‖ left ‖ right).</summary>
    public static Digest NodeHash(Digest left, Digest right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * Digest.Length)];
        node[0] = NodeMark;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Digest.Length)..]);
        return Digest.Of(node);
    }

    /// <summary>The root over leaf hashes in their order.</summary>
    public static Digest Root(ReadOnlySpan<Digest> leafHashes) => CompactRange.Empty.Append(leafHashes).Root;
}
