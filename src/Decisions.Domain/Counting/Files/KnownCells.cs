using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Cells of a table that were there before and what each says, by their bytes: a row of nothing but these is read
/// without a look at its characters.
/// </summary>
internal sealed class KnownCells
{
    /// <summary>Few enough to stay small where each cell is another.</summary>
    private const int Most = 4096;

    private readonly RunCounts<byte> cells = new();
    private readonly List<int> says = [];

    /// <summary>Puts what the cells say in place of what is there; false for a row with another cell, too many, or none.</summary>
    public bool TryRead(ReadOnlySpan<byte> row, byte separator, int most, List<int> into)
    {
        into.Clear();
        if (!row.ContainsAnyExcept(" \t"u8))
            return false;
        for (; most > 0; most--)
        {
            var end = row.IndexOf(separator);
            var cell = end < 0 ? row : row[..end];
            if (cells.Find(cell, RunHash.Of(cell)) is not (>= 0 and var number))
                return false;
            into.Add(says[number]);
            if (end < 0)
                return true;
            row = row[(end + 1)..];
        }

        return false;
    }

    /// <summary>Learns from a row that was read, of which each cell said one thing.</summary>
    public void Learn(ReadOnlySpan<byte> row, byte separator, ReadOnlySpan<int> said)
    {
        if (row.Contains((byte)'"'))
            return;
        foreach (var each in said)
        {
            var end = row.IndexOf(separator);
            var cell = end < 0 ? row : row[..end];
            var hash = RunHash.Of(cell);
            if (says.Count < Most && cells.Find(cell, hash) < 0)
            {
                cells.Add(cell, hash, 0);
                says.Add(each);
            }

            row = end < 0 ? [] : row[(end + 1)..];
        }
    }
}
