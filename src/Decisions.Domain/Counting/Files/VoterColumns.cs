using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>The columns of a table that say whose ballot a row is, taken apart from those that say what it says.</summary>
internal sealed class VoterColumns
{
    private readonly int count;
    private readonly int member;
    private readonly int group;
    private readonly int weight;

    private VoterColumns(List<string> header)
    {
        int At(string name) => header.FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
        (count, member, group, weight) = (At("count"), At("member"), At("class"), At("weight"));
    }

    /// <summary>Takes them off a header.</summary>
    public static VoterColumns Of(List<string> header)
    {
        var columns = new VoterColumns(header);
        columns.Strip(header);
        return columns;
    }

    public bool HasMember => member >= 0;

    /// <summary>Whether a table says more of voters than how many there are, or says that elsewhere than in its first column.</summary>
    public bool Any => SaysWho || count > 0;

    /// <summary>Whether it says more of voters than how many there are.</summary>
    public bool SaysWho => member >= 0 || group >= 0 || weight >= 0;

    /// <summary>Takes a row's voters off it.</summary>
    /// <exception cref="ElectionFileException">A number is none.</exception>
    public Row Take(List<string> cells, long line)
    {
        string Cell(int at) => at >= 0 && at < cells.Count ? cells[at] : "";
        var row = new Row(
            HasMember, Cell(member), Cell(group) is { Length: > 0 } named ? named : null,
            Whole(count, Cell(count), "how many ballots a row stands for", line), Whole(weight, Cell(weight), "a weight", line));
        Strip(cells);
        return row;
    }

    private static long Whole(int column, string cell, string what, long line) => column < 0 ? 1
        : long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ElectionFileException(line, $"A whole number says {what}, not '{cell}'.");

    private void Strip(List<string> cells)
    {
        foreach (var at in new[] { count, member, group, weight }.Where(at => at >= 0 && at < cells.Count).OrderDescending())
            cells.RemoveAt(at);
    }

    /// <summary>Whose ballots a row is.</summary>
    /// <param name="NamesMembers">Whether the table says whose each row is.</param>
    /// <param name="Member">Whose it is; empty where it is not said.</param>
    /// <param name="Count">How many ballots say it.</param>
    /// <param name="Weight">How many votes each of them has.</param>
    public readonly record struct Row(bool NamesMembers, string Member, string? Class, long Count, long Weight);
}
