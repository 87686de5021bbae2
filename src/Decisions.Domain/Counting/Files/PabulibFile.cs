using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads .pb files, in which participatory budgeting is kept (pabulib.org/format; Stolicki, Szufa, Talmon, Pabulib: A
/// Participatory Budgeting Library, arXiv 2012.06539). A project goes by its id, since that is what votes and published
/// results name; what it is called is its title. A voter without any project is a blank ballot, and has a share of the
/// budget like all others. What voters were told to keep to (min_length, max_length, max_sum_cost and their like) is
/// not held against their votes: the files give what was counted, and real ones go beyond it.
/// </summary>
public static class PabulibFile
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines text, ReadingOptions options)
    {
        var lines = new PabulibLines(text);
        if (!lines.Next() || lines.Section() != "META")
            throw lines.Wrong("A .pb file begins with a line META.");
        var said = Meta(lines);
        var budget = Money(said, "budget");
        var projects = PabulibProjects.Read(lines);
        CheckCount(said, "num_projects", projects.Length, "projects");
        var votes = new PabulibVotes(projects, Type(said), Points(said, "default_score"), options.Ballots);
        var ballots = votes.Read(lines);
        CheckCount(said, "num_votes", ballots.Returned, "votes");
        return new ElectionFile(new Election(
            said.GetValueOrDefault("description").Value ?? "", projects, 1, ballots, Budget: budget));
    }

    /// <summary>What META says by key, each with its line; ends on the line PROJECTS.</summary>
    private static Dictionary<string, (string Value, long Line)> Meta(PabulibLines lines)
    {
        var said = new Dictionary<string, (string, long)>(StringComparer.OrdinalIgnoreCase);
        while (lines.Next())
        {
            if (lines.Section() is { } section)
                return section == "PROJECTS" ? said : throw lines.Wrong($"After META comes PROJECTS, not {section}.");
            var cells = lines.Cells();
            if (cells.Count < 2)
                throw lines.Wrong($"In META each line is 'key;value', not '{lines.Current}'.");
            if (!said.TryAdd(cells[0], (cells[1], lines.Number)) && !said[cells[0]].Item1.Equals(cells[1], StringComparison.Ordinal))
                throw lines.Wrong($"'{cells[0]}' is said twice in META, and not the same.");
        }

        throw lines.Wrong("The file ends before its line PROJECTS.");
    }

    private static Amount Money(Dictionary<string, (string Value, long Line)> said, string key)
    {
        if (!said.TryGetValue(key, out var found))
            throw new ElectionFileException(1, $"META does not say the {key}.");
        return PabulibMoney.TryRead(found.Value, out var sum) && sum.Numerator.Sign > 0
            ? sum
            : throw new ElectionFileException(found.Line, $"The {key} is a sum of more than 0, not '{found.Value}'.");
    }

    private static PabulibVoteType Type(Dictionary<string, (string Value, long Line)> said)
    {
        if (!said.TryGetValue("vote_type", out var found))
            throw new ElectionFileException(1, "META does not say the vote_type.");
        return found.Value.ToLowerInvariant() switch
        {
            "approval" or "choose-1" => PabulibVoteType.Approval,
            "ordinal" => PabulibVoteType.Ordinal,
            "cumulative" or "scoring" => PabulibVoteType.Points,
            _ => throw new ElectionFileException(
                found.Line, $"The vote_type is approval, choose-1, ordinal, cumulative or scoring, not '{found.Value}'."),
        };
    }

    /// <summary>A whole number of points, 0 where nothing is said.</summary>
    private static long Points(Dictionary<string, (string Value, long Line)> said, string key) =>
        !said.TryGetValue(key, out var found) ? 0
        : PabulibVotes.TryPoints(found.Value, out var points) ? points
        : throw new ElectionFileException(found.Line, $"The {key} is a whole number from 0, not '{found.Value}'.");

    /// <summary>Fewer than the file says were there once: it has been cut short, and a count of it would be of nothing real.</summary>
    private static void CheckCount(Dictionary<string, (string Value, long Line)> said, string key, long found, string what)
    {
        if (said.TryGetValue(key, out var number)
            && (!long.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var told) || found < told))
            throw new ElectionFileException(number.Line, $"{key} says '{number.Value}', but the file has {found} {what}.");
    }
}
