using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads ballots from a table with a header. Either each column is a rank (rank1, rank2 …) and the cells name candidates,
/// as cast vote records do; or each column is a candidate, and the cells are ranks (1 the best, equal ones allowed, empty
/// or 0 for none) or, where the rule counts scores, scores. A column 'count' says how many ballots a row stands for, and the
/// columns member, class and weight whose they are. For a question, <see cref="AnswerTable"/> says what it reads.
/// </summary>
public static class BallotTable
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines lines, ReadingOptions options)
    {
        var rows = new TableRows(lines);
        if (!rows.Next())
            throw new ElectionFileException(1, "The file is empty.");
        rows.Ignore(options.IgnoredColumns);
        var header = rows.Cells.ToList();
        var voters = VoterColumns.Of(header);
        if (options.Ballots == BallotForm.Answered)
            return AnswerTable.Read(rows, voters, header, options);
        if (voters.Any || rows.Ignores || options.Voters != VotersTold.Nothing)
            return VoterTable.Read(rows, voters, header, options.Voters, rest => Read(rest, options with { Voters = VotersTold.Nothing, IgnoredColumns = [] }));
        var cells = rows.Cells;
        var counts = IsCount(cells[0]);
        var columns = cells[(counts ? 1 : 0)..];
        if (columns.Count == 0)
            throw new ElectionFileException(lines.Number, "The header has no column but the count.");
        if (columns.All(IsRank))
            return CastVoteRecords.Read(rows, counts, columns.Count, options);
        if (columns.Find(name => NoCandidates.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } odd && !options.Candidates.Any(names => names.Contains(odd)))
            throw new ElectionFileException(lines.Number, $"The column '{odd}' would be taken for a candidate. Leave it out (--ignore-column '{odd}'), call it 'member' where it says whose ballot a row is, or name who stands with --candidates.");
        if (columns.Any(name => name.Length == 0) || columns.Distinct().Count() < columns.Count)
            throw new ElectionFileException(lines.Number, "Each column needs a candidate's name of its own.");
        return options.Ballots == BallotForm.Scored ? ScoreColumns.Read(rows, counts, columns) : RankColumns.Read(rows, counts, columns);
    }

    /// <summary>What spreadsheets and forms call columns that say something else than a choice.</summary>
    private static readonly string[] NoCandidates = ["id", "no", "no.", "nr", "row", "number", "name", "voter", "timestamp", "time", "date", "email", "e-mail", "comment", "comments", "total", "sum"];

    private static bool IsCount(string column) => column.Equals("count", StringComparison.OrdinalIgnoreCase);

    private static bool IsRank(string column)
    {
        var name = column.Replace(" ", "");
        return name.StartsWith("rank", StringComparison.OrdinalIgnoreCase) && name.Length > 4 && name.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
