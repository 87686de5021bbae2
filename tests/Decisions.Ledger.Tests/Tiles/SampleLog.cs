using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Tiles;

namespace Decisions.Ledger.Tests.Tiles;

/// <summary>
/// A log whose entry i is the four bytes of i, answering for every tile of every size up to its own from hashes that
/// it made without <see cref="TileBuilder"/>. A tile may be changed or taken away.
/// </summary>
internal sealed class SampleLog : ITileSource
{
    private readonly Digest[][] _levels;

    public SampleLog(int size)
    {
        var levels = new List<Digest[]> { Merkle.RecursiveTree.Leaves(size) };
        while (levels[^1].Length >= TileCoordinates.FullWidth)
        {
            levels.Add([.. levels[^1].Chunk(TileCoordinates.FullWidth).Where(tile => tile.Length == TileCoordinates.FullWidth)
                .Select(tile => MerkleTree.Root(tile))]);
        }

        _levels = [.. levels];
    }

    public ReadOnlySpan<Digest> Leaves => _levels[0];

    /// <summary>What to answer in place of a tile's bytes.</summary>
    public Func<TileCoordinates, byte[], byte[]> Answer { get; init; } = (_, bytes) => bytes;

    public static byte[] Entry(long index) => BitConverter.GetBytes((int)index);

    public SampleLog With(Func<TileCoordinates, byte[], byte[]> answer) => new(_levels) { Answer = answer };

    public Checkpoint Checkpoint(int size) => new("sample", size, MerkleTree.Root(Leaves[..size]));

    public ValueTask<ReadOnlyMemory<byte>> FetchAsync(TileCoordinates at, CancellationToken cancellation) => new((ReadOnlyMemory<byte>)Answer(at, Bytes(at)));

    private SampleLog(Digest[][] levels) => _levels = levels;

    private byte[] Bytes(TileCoordinates at)
    {
        var first = at.Index * TileCoordinates.FullWidth;
        return at.Level == TileCoordinates.Entries
            ? [.. Enumerable.Range(0, at.Width).SelectMany(i => (byte[])[0, 4, .. Entry(first + i)])]
            : [.. _levels[at.Level].AsSpan().Slice((int)first, at.Width).ToArray().SelectMany(hash => hash.ToArray())];
    }
}
