using System.Collections.Immutable;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tiles;

/// <summary>Makes a log's tiles as its leaves come. It keeps the unfinished tiles alone, 2,048 hashes at most.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class TileBuilder
{
    private readonly List<List<Digest>> _rows = [];

    /// <summary>How many leaves it was given.</summary>
    public long Size { get; private set; }

    /// <summary>The tree's root.</summary>
    public Digest Root => Tile.RootOf(Size, Partial);

    /// <summary>The partial tiles of a tree of this size, the lowest first.</summary>
    public ImmutableArray<Tile> Partial => [.. TileLayout.Partial(Size).Select(at => new Tile(at, [.. _rows[at.Level]]))];

    /// <summary>Goes on with a log of which the partial tiles were kept.</summary>
    /// <exception cref="ArgumentException">They are not the partial tiles of this size.</exception>
    public static TileBuilder From(long size, IEnumerable<Tile> partial)
    {
        var builder = new TileBuilder { Size = size };
        var kept = partial.OrderBy(tile => tile.At.Level).ToArray();
        if (!kept.Select(tile => tile.At).SequenceEqual(TileLayout.Partial(size)) || kept.Any(tile => tile.Hashes.Length != tile.At.Width))
        {
            throw new ArgumentException($"These are not the partial tiles of a tree of {size} leaves.", nameof(partial));
        }

        foreach (var tile in kept)
        {
            builder.Row(tile.At.Level).AddRange(tile.Hashes);
        }

        return builder;
    }

    /// <summary>The tiles that this leaf completes, the lowest first: mostly none.</summary>
    public ImmutableArray<Tile> Append(Digest leafHash)
    {
        var (index, hash, full) = (Size, leafHash, ImmutableArray<Tile>.Empty);
        Size = checked(Size + 1);
        for (var level = 0; ; level++)
        {
            var row = Row(level);
            row.Add(hash);
            index /= TileCoordinates.FullWidth;
            if (row.Count < TileCoordinates.FullWidth)
            {
                return full;
            }

            var tile = new Tile(new TileCoordinates(level, index, TileCoordinates.FullWidth), [.. row]);
            full = full.Add(tile);
            row.Clear();
            hash = tile.Root();
        }
    }

    private List<Digest> Row(int level)
    {
        while (_rows.Count <= level)
        {
            _rows.Add(new List<Digest>(TileCoordinates.FullWidth));
        }

        return _rows[level];
    }
}
