using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>What one file in starvote's format says.</summary>
internal sealed class StarvoteSections(TextLines lines)
{
    private static readonly string[] KnownSections = ["options", "ballots"];

    private readonly HashSet<string> seenSections = [];
    private readonly HashSet<string> seenOptions = [];
    private readonly Dictionary<string, long> ballot = new(StringComparer.Ordinal);
    private string section = "";
    private long? count;

    public List<(Dictionary<string, long> Scores, long Count)> Ballots { get; private set; } = [];

    public int? Seats { get; private set; }

    public int? MaximumScore { get; private set; }

    /// <summary>The order in which candidates are preferred in a tie; null where it is not a list.</summary>
    public List<string>? Tiebreaker { get; private set; }

    public (string Name, long Line)? Path { get; private set; }

    public long LastLine => Math.Max(lines.Number, 1);

    public void ReadAll()
    {
        while (lines.Next())
            Take(lines.Current.Trim().ToString());
        EndBallot();
        if (count is not null)
            throw Fault("The file ends where a ballot should follow.");
    }

    /// <summary>Takes what another file says first: its ballots before these, and its options where this has none.</summary>
    public void TakeFrom(StarvoteSections other)
    {
        Ballots = [.. other.Ballots, .. Ballots];
        Seats ??= other.Seats;
        MaximumScore ??= other.MaximumScore;
        if (!seenOptions.Contains("tiebreaker"))
            Tiebreaker = other.Tiebreaker;
    }

    private void Take(string line)
    {
        if (line.Length == 0 || line[0] == '#')
            EndBallot();
        else if (line[0] == '[')
            Begin(line);
        else if (section == "options")
            Option(line);
        else if (section == "ballots")
            Ballot(line);
        else
            throw Fault("Before any line stands [options] or [ballots].");
    }

    private void Begin(string line)
    {
        EndBallot();
        section = line[^1] == ']' ? line[1..^1].Trim() : throw Fault("A section's name stands between '[' and ']'.");
        if (!KnownSections.Contains(section))
            throw Fault($"There is no section [{section}]. There are [options] and [ballots].");
        if (!seenSections.Add(section))
            throw Fault($"The section [{section}] stands here a second time.");
    }

    private void Option(string line)
    {
        var (name, value) = Split(line);
        name = name.Replace('_', ' ');
        if (!seenOptions.Add(name))
            throw Fault($"The option '{name}' is given twice.");
        switch (name)
        {
            case "seats":
                Seats = (int)Whole(value, 1, "The number of seats");
                break;
            case "maximum score":
                MaximumScore = (int)Whole(value, 1, "The maximum score");
                break;
            case "tiebreaker":
                Tiebreaker = value.StartsWith('[') ? List(value) : null;
                break;
            case "starvote path":
                Path = (value, lines.Number);
                break;
            case "method" or "verbosity":
                break;
            default:
                throw Fault($"There is no option '{name}'.");
        }
    }

    private List<string> List(string value)
    {
        var names = new List<string>();
        if (value[1..].Trim() is not ("" or "]"))
            throw Fault("Each name of a list stands on a line of its own.");
        while (value == "[")
        {
            if (!lines.Next())
                throw Fault("The list is not closed with ']'.");
            var line = lines.Current.Trim().ToString();
            if (line == "]")
                break;
            if (line.StartsWith('['))
                throw Fault("The list is not closed with ']' before the next section.");
            if (names.Contains(line))
                throw Fault($"The list names '{line}' twice.");
            if (line.Length > 0 && line[0] != '#')
                names.Add(line);
        }

        return names;
    }

    private void Ballot(string line)
    {
        if (line[^1] == ':')
        {
            EndBallot();
            string[] words = line[..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not [var number, "ballot" or "ballots"])
                throw Fault($"Before a ballot may stand '3 ballots:', not '{line}'.");
            count = Whole(number, 1, "The number of ballots");
            return;
        }

        var (name, value) = Split(line);
        if (!ballot.TryAdd(name, Whole(value, 0, "A score")))
            throw Fault($"The ballot scores '{name}' twice.");
    }

    private void EndBallot()
    {
        if (ballot.Count == 0)
            return;
        Ballots.Add((new Dictionary<string, long>(ballot, StringComparer.Ordinal), count ?? 1));
        ballot.Clear();
        count = null;
    }

    private (string Name, string Value) Split(string line)
    {
        var at = section == "options" ? line.IndexOf('=') : line.LastIndexOf('=');
        var name = at > 0 ? line[..at].Trim() : "";
        if (name.Length == 0)
            throw Fault($"A line says 'name = value', not '{line}'.");
        var value = line[(at + 1)..];
        return (name, (value.IndexOf('#') is >= 0 and var remark ? value[..remark] : value).Trim());
    }

    private long Whole(string text, long from, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from
            ? number
            : throw Fault($"{what} is a whole number from {from}, not '{text}'.");

    private ElectionFileException Fault(string reason) => new(LastLine, reason);
}
