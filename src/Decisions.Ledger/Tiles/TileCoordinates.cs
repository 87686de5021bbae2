using System.Globalization;
using System.Text;

namespace Decisions.Ledger.Tiles;

/// <summary>Which tile or bundle of a log: C2SP tlog-tiles.</summary>
/// <param name="Level">0 to 63 for tiles of hashes, <see cref="Entries"/> for bundles of entries.</param>
/// <param name="Index">Its place in its level, counted from 0.</param>
/// <param name="Width">How many hashes or entries: 256, or 1 to 255 if it is partial.</param>
/// <remarks>Law: <c>Parse(tile.Path)</c> reads <c>tile</c>, and no other path does.</remarks>
public readonly record struct TileCoordinates(int Level, long Index, int Width)
{
    /// <summary>The width of a full tile: each stands for a subtree of height 8.</summary>
    public const int FullWidth = 256;

    /// <summary>The level of bundles of entries.</summary>
    public const int Entries = -1;

    private const int MaxLevel = 63;

    public bool IsPartial => Width < FullWidth;

    /// <summary>The path below a log's prefix: <c>tile/0/x001/x234/067</c>, <c>tile/entries/000.p/5</c>.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder((Index % 1000).ToString("d3", CultureInfo.InvariantCulture));
            for (var rest = Index / 1000; rest > 0; rest /= 1000)
            {
                path.Insert(0, $"x{rest % 1000:d3}/");
            }

            path.Insert(0, Level == Entries ? "tile/entries/" : $"tile/{DecimalText.Write(Level)}/");
            return IsPartial ? path.Append(".p/").Append(DecimalText.Write(Width)).ToString() : path.ToString();
        }
    }

    public static Reading<TileCoordinates> Parse(string path)
    {
        var width = FullWidth;
        var partial = path.IndexOf(".p/", StringComparison.Ordinal);
        if (partial >= 0)
        {
            if (!DecimalText.TryParse(path.AsSpan(partial + 3), out var read) || read is < 1 or >= FullWidth)
            {
                return Refuse("A partial tile's width is 1 to 255.");
            }

            (width, path) = ((int)read, path[..partial]);
        }

        var parts = path.Split('/');
        if (parts.Length < 3 || parts[0] != "tile")
        {
            return Refuse("A tile's path is tile/level/index.");
        }

        var level = (long)Entries;
        if (parts[1] != "entries" && (!DecimalText.TryParse(parts[1], out level) || level > MaxLevel))
        {
            return Refuse("A tile's level is 0 to 63, or 'entries'.");
        }

        return TryIndex(parts.AsSpan(2), out var index)
            ? new TileCoordinates((int)level, index, width)
            : Refuse("A tile's index is in groups of three digits, all but the last with an x before.");
    }

    public override string ToString() => Path;

    private static bool TryIndex(ReadOnlySpan<string> groups, out long index)
    {
        index = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var digits = i < groups.Length - 1 && groups[i].StartsWith('x') ? groups[i].AsSpan(1) : groups[i];
            if (digits.Length != 3
                || (groups[i].Length == 3 && i < groups.Length - 1)
                || (i == 0 && groups.Length > 1 && digits is "000")
                || !DecimalText.TryParseDigits(digits, out var group)
                || index > (long.MaxValue - group) / 1000)
            {
                return false;
            }

            index = (index * 1000) + group;
        }

        return true;
    }

    private static Reading<TileCoordinates>.Refused Refuse(string reason) => new(reason);
}
