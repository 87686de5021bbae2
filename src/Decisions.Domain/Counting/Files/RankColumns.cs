using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>A column a candidate, ranks in the cells.</summary>
internal static class RankColumns
{
    public static ElectionFile Read(TextLines lines, bool counts, List<string> names)
    {
        var ballots = new RankedProfile.Builder(names.Count);
        var cells = new List<string>();
        while (BallotTable.NextRow(lines, cells))
        {
            var count = BallotTable.TakeCount(cells, counts, names.Count, lines.Number);
            ballots.Add([.. Ranking(cells, lines.Number)], count);
        }

        return new ElectionFile(new Election("", [.. names.Select(name => new Candidate(name))], 1, ballots.Build()));
    }

    private static IEnumerable<int> Ranking(List<string> cells, long line)
    {
        var ranks = cells.Select((cell, candidate) => (Rank: Rank(cell, line), Candidate: candidate))
            .Where(each => each.Rank > 0).GroupBy(each => each.Rank).OrderBy(place => place.Key);
        return ranks.SelectMany(place => place.Select((each, i) => i == 0 ? each.Candidate : ~each.Candidate));
    }

    private static long Rank(string cell, long line) =>
        cell.Length == 0 ? 0
        : long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank
        : throw new ElectionFileException(line, $"A rank is a whole number from 1 or nothing, not '{cell}'.");
}
