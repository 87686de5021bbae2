using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tests.Merkle;

/// <summary>RFC 6962, section 2.1, word for word: slow and beyond doubt.</summary>
internal static class RecursiveTree
{
    public static Digest[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];

    public static Digest Root(ReadOnlySpan<Digest> d) => d.Length switch
    {
        0 => MerkleTree.EmptyRoot,
        1 => d[0],
        _ => MerkleTree.NodeHash(Root(d[..Split(d.Length)]), Root(d[Split(d.Length)..])),
    };

    public static List<Digest> Path(int m, ReadOnlySpan<Digest> d)
    {
        if (d.Length == 1)
        {
            return [];
        }

        var k = Split(d.Length);
        return m < k ? [.. Path(m, d[..k]), Root(d[k..])] : [.. Path(m - k, d[k..]), Root(d[..k])];
    }

    public static List<Digest> Proof(int m, ReadOnlySpan<Digest> d) => SubProof(m, d, true);

    private static List<Digest> SubProof(int m, ReadOnlySpan<Digest> d, bool known)
    {
        if (m == d.Length)
        {
            return known ? [] : [Root(d)];
        }

        var k = Split(d.Length);
        return m <= k ? [.. SubProof(m, d[..k], known), Root(d[k..])] : [.. SubProof(m - k, d[k..], false), Root(d[..k])];
    }

    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}
