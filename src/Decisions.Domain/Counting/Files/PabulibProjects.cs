using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>The section PROJECTS of a .pb file.</summary>
internal static class PabulibProjects
{
    /// <summary>From behind the line PROJECTS up to the line VOTES.</summary>
    public static ImmutableArray<Candidate> Read(PabulibLines lines)
    {
        var header = Header(lines, "PROJECTS");
        var (id, cost, name) = (Column(lines, header, "project_id"), Column(lines, header, "cost"), header.IndexOf("name"));
        var projects = ImmutableArray.CreateBuilder<Candidate>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (lines.Next())
        {
            if (lines.Section() is { } section)
                return section == "VOTES" && projects.Count > 0 ? projects.ToImmutable()
                    : throw lines.Wrong(section == "VOTES" ? "There is no project." : $"After PROJECTS comes VOTES, not {section}.");
            var cells = lines.Cells();
            if (cells.Count <= Math.Max(id, cost) || cells[id].Length == 0)
                throw lines.Wrong("A project needs an id and a cost.");
            if (cells[id].Contains(','))
                throw lines.Wrong($"The id '{cells[id]}' has a comma in it, so votes cannot name it.");
            if (!ids.Add(cells[id]))
                throw lines.Wrong($"There are two projects '{cells[id]}'.");
            if (!PabulibMoney.TryRead(cells[cost], out var sum) || sum.Numerator.Sign <= 0)
                throw lines.Wrong($"The cost of a project is a sum of more than 0, not '{cells[cost]}'.");
            var title = name >= 0 && name < cells.Count && cells[name].Length > 0 && cells[name] != cells[id] ? cells[name] : null;
            projects.Add(new Candidate(cells[id], Cost: sum, Title: title));
        }

        throw lines.Wrong("The file ends before its line VOTES.");
    }

    /// <summary>The names of the columns, which stand on the first line of a section.</summary>
    internal static List<string> Header(PabulibLines lines, string section) =>
        lines.Next() && lines.Section() is null
            ? [.. lines.Cells().Select(cell => cell.ToLowerInvariant())]
            : throw lines.Wrong($"After {section} comes a line with the names of its columns.");

    internal static int Column(PabulibLines lines, List<string> header, string name) =>
        header.IndexOf(name) is >= 0 and var at ? at : throw lines.Wrong($"There is no column '{name}'.");
}
