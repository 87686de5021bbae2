using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    private readonly PaperPile papers = new(0);
    private readonly KnownCells known = new();
    private readonly List<int> paper = [];

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

    public static ElectionFile Read(TableRows rows, bool counts, int ranks, ReadingOptions options)
    {
        var records = new CastVoteRecords(options);
        while (rows.NextLine(records.papers, out var hash))
        {
            var count = 1L;
            if (counts || !records.known.TryRead(rows.Bytes, rows.Separator, ranks, records.paper))
            {
                if (!rows.Split())
                    continue;
                count = rows.TakeCount(counts, ranks);
                records.Mark(rows, learns: !counts);
            }

            records.papers.Add(CollectionsMarshal.AsSpan(records.paper), count, rows.Bytes, hash);
        }

        return new ElectionFile(records.Build());
    }

    private void Mark(TableRows rows, bool learns)
    {
        paper.Clear();
        foreach (var cell in rows.Cells)
            Mark(cell, rows.Line);
        papers.Admit(names.Count);
        if (learns && paper.Count == rows.Cells.Count)
            known.Learn(rows.Bytes, rows.Separator, CollectionsMarshal.AsSpan(paper));
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

        var marked = papers.BuildMarked().Renumbered(position);
        ImmutableArray<Candidate> candidates = [.. order.Select(number => new Candidate(names[number], IsWriteIn: names[number] == WriteIns))];
        return candidates.IsEmpty
            ? throw new ElectionFileException(1, "No row names a candidate.")
            : new Election("", candidates, 1, papers.HasMarks ? PaperMarks.Plain(marked) : marked);
    }

    private void Mark(string cell, long line)
    {
        if (cell.Length == 0 || cell == options.SkippedLabel)
            paper.Add(PaperMarks.Skipped);
        else if (cell == options.OvervoteLabel)
            paper.Add(PaperMarks.Overvoted);
        else if (options.OvervoteDelimiter.Length == 0 || !cell.Contains(options.OvervoteDelimiter, StringComparison.Ordinal))
            paper.Add(Number(cell, line));
        else
        {
            int[] several = [.. cell.Split(options.OvervoteDelimiter, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Number(name, line)).Distinct().Order()];
            paper.AddRange(several.Select((number, i) => i == 0 ? number : ~number));
        }
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
