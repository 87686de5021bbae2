using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>A column a candidate, in the cells the score, or 1 for an approval. An empty cell gives none, which is not a 0.</summary>
internal static class ScoreColumns
{
    public static ElectionFile Read(TableRows table, bool counts, List<string> names)
    {
        var rows = new List<((int Candidate, long Score)[] Ballot, long Count)>();
        var highest = 1L;
        while (table.Next())
        {
            var count = table.TakeCount(counts, names.Count);
            (int, long)[] ballot = [.. table.Cells.Index().Where(each => each.Item.Length > 0).Select(each => (each.Index, Score(each.Item, table.Line)))];
            highest = ballot.Aggregate(highest, (most, each) => Math.Max(most, each.Item2));
            rows.Add((ballot, count));
        }

        var ballots = new ScoreProfile.Builder(names.Count, highest);
        foreach (var (ballot, count) in rows)
            ballots.Add(ballot, count);
        return new ElectionFile(new Election("", [.. names.Select(name => new Candidate(name))], 1, ballots.Build()));
    }

    private static long Score(string cell, long line) => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var score)
        ? score
        : throw new ElectionFileException(line, $"A score is a whole number from 0 or nothing, not '{cell}'.");
}
