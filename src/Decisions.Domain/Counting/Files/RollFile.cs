using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Files;

/// <summary>Reads the roll from a table with the columns member and, where they matter, class, weight and delegate.</summary>
public static class RollFile
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    public static ImmutableArray<Elector> Read(Stream file) => Read(new TextLines(file));

    /// <exception cref="ElectionFileException">The text is not sound.</exception>
    public static ImmutableArray<Elector> Read(TextReader text) => Read(new TextLines(text));

    private static ImmutableArray<Elector> Read(TextLines lines)
    {
        var rows = new TableRows(lines);
        var cells = rows.Cells;
        if (!rows.Next())
            throw new ElectionFileException(1, "The roll is empty.");
        var header = cells.ToList();
        int At(string name) => header.FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
        var (member, group, weight, proxy) = (At("member"), At("class"), At("weight"), At("delegate"));
        if (member < 0)
            throw new ElectionFileException(rows.Line, "The roll needs a column 'member'; class, weight and delegate may stand beside it.");
        var roll = ImmutableArray.CreateBuilder<Elector>();
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        while (rows.Next())
        {
            string? Cell(int at) => at >= 0 && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
            var name = Cell(member) ?? throw new ElectionFileException(rows.Line, "A row of the roll names no member.");
            if (!known.TryAdd(name, rows.Line))
                throw new ElectionFileException(rows.Line, $"{name} is on the roll already, in line {known[name]}.");
            roll.Add(new Elector(name, Cell(group), Weight(Cell(weight), rows.Line), Cell(proxy)));
        }

        return roll.DrainToImmutable();
    }

    private static long Weight(string? cell, long line) => cell is null ? 1
        : long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight > 0 ? weight
        : throw new ElectionFileException(line, $"A weight is a whole number from 1, not '{cell}'.");
}
