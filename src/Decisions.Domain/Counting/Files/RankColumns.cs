using System.Globalization;
using System.Runtime.InteropServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>A column a candidate, ranks in the cells.</summary>
internal static class RankColumns
{
    public static ElectionFile Read(TableRows rows, bool counts, List<string> names)
    {
        var ballots = new PaperPile(names.Count, takesMarks: false);
        var ranked = new List<(long Rank, int Candidate)>();
        while (rows.NextLine(ballots, out var hash))
        {
            var count = 1L;
            if (counts || !TryRead(rows.Bytes, rows.Separator, names.Count, ranked))
            {
                if (!rows.Split())
                    continue;
                count = rows.TakeCount(counts, names.Count);
                Read(rows, ranked);
            }

            ballots.Add(Ranking(ranked), count, rows.Bytes, hash);
        }

        return new ElectionFile(new Election("", [.. names.Select(name => new Candidate(name))], 1, ballots.Build()));
    }

    /// <summary>Reads a row of nothing but ranks in digits, as it lies; false for any other.</summary>
    private static bool TryRead(ReadOnlySpan<byte> row, byte separator, int columns, List<(long Rank, int Candidate)> ranked)
    {
        ranked.Clear();
        if (!row.ContainsAnyExcept(" \t"u8))
            return false;
        var (candidate, rank, digits) = (0, 0L, 0);
        for (var i = 0; i <= row.Length; i++)
        {
            var next = i < row.Length ? row[i] : separator;
            if ((uint)(next - '0') <= 9 && ++digits < 10)
            {
                rank = (rank * 10) + next - '0';
                continue;
            }

            if (next != separator || candidate == columns)
                return false;
            if (rank > 0)
                ranked.Add((rank, candidate));
            (candidate, rank, digits) = (candidate + 1, 0, 0);
        }

        return true;
    }

    private static void Read(TableRows rows, List<(long Rank, int Candidate)> ranked)
    {
        ranked.Clear();
        for (var candidate = 0; candidate < rows.Cells.Count; candidate++)
        {
            if (Rank(rows.Cells[candidate], rows.Line) is > 0 and var rank)
                ranked.Add((rank, candidate));
        }
    }

    private static int[] Ranking(List<(long Rank, int Candidate)> ranked)
    {
        if (ranked.Count > 64)
            ranked.Sort();
        else
            Sort(CollectionsMarshal.AsSpan(ranked));
        var ranking = new int[ranked.Count];
        for (var i = 0; i < ranking.Length; i++)
            ranking[i] = i > 0 && ranked[i - 1].Rank == ranked[i].Rank ? ~ranked[i].Candidate : ranked[i].Candidate;
        return ranking;
    }

    /// <summary>By insertion: most rows are short, and those of equal rank stay in the order of the columns.</summary>
    private static void Sort(Span<(long Rank, int Candidate)> ranked)
    {
        for (var i = 1; i < ranked.Length; i++)
        {
            var (each, to) = (ranked[i], i);
            for (; to > 0 && ranked[to - 1].Rank > each.Rank; to--)
                ranked[to] = ranked[to - 1];
            ranked[to] = each;
        }
    }

    private static long Rank(string cell, long line) =>
        cell.Length == 0 ? 0
        : long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank
        : throw new ElectionFileException(line, $"A rank is a whole number from 1 or nothing, not '{cell}'.");
}
