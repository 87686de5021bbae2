using System.Collections.Immutable;
using System.Numerics;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tiles;

/// <summary>Consecutive hashes of one level of a tree: MTH(D[(256n + i) · 256^l : (256n + i + 1) · 256^l]) for i from 0 on.</summary>
/// <param name="At">Where.</param>
/// <param name="Hashes">As many as <see cref="TileCoordinates.Width"/> says.</param>
public sealed record Tile(TileCoordinates At, ImmutableArray<Digest> Hashes)
{
    /// <summary>Reads exactly as many hashes as the tile is wide.</summary>
    public static Reading<Tile> Parse(TileCoordinates at, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != at.Width * Digest.Length)
        {
            return new Reading<Tile>.Refused($"{at} has {bytes.Length} bytes, not {at.Width * Digest.Length}.");
        }

        var hashes = ImmutableArray.CreateBuilder<Digest>(at.Width);
        for (; !bytes.IsEmpty; bytes = bytes[Digest.Length..])
        {
            hashes.Add(Digest.From(bytes[..Digest.Length]));
        }

        return new Tile(at, hashes.MoveToImmutable());
    }

    /// <summary>The hashes one behind the other, 32 bytes each.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Hashes.Length * Digest.Length];
        for (var i = 0; i < Hashes.Length; i++)
        {
            Hashes[i].CopyTo(bytes.AsSpan(i * Digest.Length));
        }

        return bytes;
    }

    /// <summary>The root over a full tile, which stands as one hash in the tile above.</summary>
    public Digest Root() => Subtree(0, TileCoordinates.FullWidth);

    /// <summary>The root over 2^k of its hashes, beginning at a multiple of 2^k.</summary>
    public Digest Subtree(int start, int count) => MerkleTree.Root(Hashes.AsSpan().Slice(start, count));

    /// <summary>The roots of the complete subtrees that its hashes make, the greatest first.</summary>
    internal IEnumerable<Digest> Peaks()
    {
        for (var start = 0; start < Hashes.Length;)
        {
            var count = 1 << BitOperations.Log2((uint)(Hashes.Length - start));
            yield return Subtree(start, count);
            start += count;
        }
    }

    /// <summary>The root of the tree of which these are the partial tiles, the lowest first.</summary>
    internal static Digest RootOf(long size, IEnumerable<Tile> partial) =>
        CompactRange.From(size, [.. partial.Reverse().SelectMany(tile => tile.Peaks())]).Root;
}
