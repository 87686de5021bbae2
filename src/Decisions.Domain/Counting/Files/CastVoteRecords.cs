using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// A column a rank, names in the cells. Skipped ranks, overvotes and names given twice are kept as they were marked.
/// A row that ends early leaves its last ranks out.
/// </summary>
internal sealed class CastVoteRecords
{
    /// <summary>What write-ins are called together.</summary>
    private const string WriteIns = "Undeclared Write-ins";

    private readonly ReadingOptions options;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<(long Line, int[] Paper, long Count)> papers = [];

    private CastVoteRecords(ReadingOptions options)
    {
        this.options = options;
        foreach (var spellings in options.Candidates)
        {
            foreach (var spelling in spellings)
                numbers.TryAdd(spelling, names.Count);
            names.Add(spellings[0]);
        }
    }

    public static ElectionFile Read(TextLines lines, bool counts, int ranks, ReadingOptions options)
    {
        var records = new CastVoteRecords(options);
        var cells = new List<string>();
        while (BallotTable.NextRow(lines, cells))
        {
            var count = BallotTable.TakeCount(cells, counts, ranks, lines.Number);
            records.papers.Add((lines.Number, [.. cells.SelectMany(cell => records.Rank(cell, lines.Number))], count));
        }

        return new ElectionFile(records.Build());
    }

    private Election Build()
    {
        // Nobody's place on the paper may depend on which ballot comes first.
        int[] order = [.. Enumerable.Range(0, names.Count)];
        if (options.Candidates.IsEmpty)
            Array.Sort(order, (one, two) => string.CompareOrdinal(names[one], names[two]));
        var position = new int[order.Length];
        foreach (var (at, number) in order.Index())
            position[number] = at;

        var pile = new PaperPile(names.Count);
        foreach (var (_, paper, count) in papers)
            pile.Add([.. paper.Select(item => item >= PaperMarks.Overvoted ? item : item < 0 ? ~position[~item] : position[item])], count);
        ImmutableArray<Candidate> candidates = [.. order.Select(number => new Candidate(names[number], IsWriteIn: names[number] == WriteIns))];
        return candidates.IsEmpty
            ? throw new ElectionFileException(1, "No row names a candidate.")
            : new Election("", candidates, 1, pile.Build());
    }

    private IEnumerable<int> Rank(string cell, long line)
    {
        if (cell.Length == 0 || cell == options.SkippedLabel)
            return [PaperMarks.Skipped];
        if (cell == options.OvervoteLabel)
            return [PaperMarks.Overvoted];
        if (options.OvervoteDelimiter.Length == 0 || !cell.Contains(options.OvervoteDelimiter, StringComparison.Ordinal))
            return [Number(cell, line)];
        int[] several = [.. cell.Split(options.OvervoteDelimiter, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Number(name, line)).Distinct().Order()];
        return several.Select((number, i) => i == 0 ? number : ~number);
    }

    private int Number(string name, long line)
    {
        if (name == options.WriteInLabel)
            name = WriteIns;
        if (numbers.TryGetValue(name, out var number))
            return number;
        if (!options.Candidates.IsEmpty && name != WriteIns)
            throw new ElectionFileException(line, $"'{name}' is not among the candidates.");
        names.Add(name);
        return numbers[name] = names.Count - 1;
    }
}
