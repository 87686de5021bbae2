namespace Decisions.Ledger.Tiles;

/// <summary>Which tiles and bundles a tree of a given size has.</summary>
public static class TileLayout
{
    private const int Height = 8;

    /// <summary>How many hashes stand at a level: its complete subtrees, floor(size / 256^level); entries for bundles.</summary>
    public static long HashesAt(int level, long size) => Height * Math.Max(level, 0) < 63 ? size >> (Height * Math.Max(level, 0)) : 0;

    /// <summary>The width of a tile in a tree of this size: 256, less for the last of its level, or 0 if there is none.</summary>
    public static int WidthOf(int level, long index, long size)
    {
        var (full, rest) = Math.DivRem(HashesAt(level, size), TileCoordinates.FullWidth);
        return index >= 0 && index < full ? TileCoordinates.FullWidth : index == full ? (int)rest : 0;
    }

    /// <summary>Whether a tree of this size, or one that it grew from, has the tile: what a log of this size can serve.</summary>
    public static bool Holds(TileCoordinates at, long size) => at.Width <= WidthOf(at.Level, at.Index, size);

    /// <summary>All tiles of hashes, the lowest level first.</summary>
    public static IEnumerable<TileCoordinates> Tiles(long size)
    {
        for (var level = 0; HashesAt(level, size) > 0; level++)
        {
            foreach (var tile in Level(level, size))
            {
                yield return tile;
            }
        }
    }

    /// <summary>All bundles of entries.</summary>
    public static IEnumerable<TileCoordinates> Bundles(long size) => Level(TileCoordinates.Entries, size);

    /// <summary>
    /// The partial tiles of hashes, one at most for each level, the lowest first. Together they hold all that the
    /// tree's root needs.
    /// </summary>
    public static IEnumerable<TileCoordinates> Partial(long size)
    {
        for (var level = 0; HashesAt(level, size) is > 0 and var hashes; level++)
        {
            if (hashes % TileCoordinates.FullWidth is not 0 and var width)
            {
                yield return new TileCoordinates(level, hashes / TileCoordinates.FullWidth, (int)width);
            }
        }
    }

    private static IEnumerable<TileCoordinates> Level(int level, long size)
    {
        for (var index = 0L; WidthOf(level, index, size) is > 0 and var width; index++)
        {
            yield return new TileCoordinates(level, index, width);
        }
    }
}
