using System.Globalization;
using System.Text.RegularExpressions;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>What a transcript of starvote says, step by step.</summary>
internal sealed partial class StarvoteTranscript
{
    private StarvoteTranscript(IEnumerable<string> lines)
    {
        (string Name, Dictionary<string, Amount> Numbers)? step = null;
        var heading = "";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line is ['[', .., ']'])
            {
                heading = line[1..^1];
                step = (heading.Split(": ")[^1], []);
                Steps.Add(step.Value);
            }
            else if (Number().Match(line) is { Success: true } number)
            {
                step?.Numbers.Add(number.Groups[1].Value.Trim(), Parse(number.Groups[2].Value));
            }
            else if (Elects().Match(line) is { Success: true } elects)
            {
                Elected.Add(elects.Groups[1].Value);
            }
            else if (Selected().Match(line) is { Success: true } selected && !heading.Contains("Scoring Round: ", StringComparison.Ordinal))
            {
                Elected.Add(selected.Groups[1].Value);
            }
            else if (Allocates().Match(line) is { Success: true } allocates)
            {
                Allocated.Add($"{allocates.Groups[1].Value} at {allocates.Groups[2].Value}");
            }
            else if (Reweighted().Match(line) is { Success: true } reweighted)
            {
                Allocated[^1] += $", {reweighted.Groups[1].Value} to {reweighted.Groups[2].Value}";
            }
            else if (Permuted().Match(line) is { Success: true } permuted && !Order.Contains(permuted.Groups[1].Value))
            {
                Order.Add(permuted.Groups[1].Value);
            }
            else if (Seat().Match(line) is { Success: true } seat)
            {
                Seats = int.Parse(seat.Groups[1].Value, CultureInfo.InvariantCulture);
            }
            else if (heading.Contains("Winner", StringComparison.Ordinal) && line.Length > 0)
            {
                Winners.Add(line);
            }
            else if (line.StartsWith("Tie between ", StringComparison.Ordinal))
            {
                Tied.AddRange(line["Tie between ".Length..].TrimEnd('.').Split([", and ", " and ", ", "], StringSplitOptions.None));
            }
        }
    }

    /// <summary>Each heading's last part, and the numbers below it by name.</summary>
    public List<(string Name, Dictionary<string, Amount> Numbers)> Steps { get; } = [];

    public List<string> Elected { get; } = [];

    public List<string> Winners { get; } = [];

    /// <summary>Whom it could not tell apart, where it gave up.</summary>
    public List<string> Tied { get; } = [];

    /// <summary>The order in which candidates are preferred in a tie, where it drew one beforehand.</summary>
    public List<string> Order { get; } = [];

    /// <summary>'161 at 5', or with the weights of those who kept a part '1337 at 5, 1 to 3776/6685'.</summary>
    public List<string> Allocated { get; } = [];

    public int Seats { get; } = 1;

    public static StarvoteTranscript Read(string path) => new(File.ReadLines(path));

    /// <summary>'1,404+2591394/558765725' and '4+2/9'.</summary>
    private static Amount Parse(string text)
    {
        var parts = text.Replace(" ", "").Split('+');
        return parts.Aggregate((Amount)0, (sum, part) => sum + (Amount.TryParse(part, out var number) ? number : throw new FormatException(text)));
    }

    [GeneratedRegex(@"^(.+?) +-- +(\d[\d/+ ]*?)( +\(.*| +-- .*)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(.+) wins( a seat)?\.$")]
    private static partial Regex Elects();

    [GeneratedRegex(@"^Selected winner: (.+)$")]
    private static partial Regex Selected();

    [GeneratedRegex(@"^Allocating (\d+) ballots? at score ([\d/]+)\.$")]
    private static partial Regex Allocates();

    [GeneratedRegex(@"^\d+ ballots? reweighted from ([\d/]+) to ([\d/]+)\.$")]
    private static partial Regex Reweighted();

    [GeneratedRegex(@"^\d+\. (.+)$")]
    private static partial Regex Permuted();

    [GeneratedRegex(@"^Want to fill (\d+) seats?\.$")]
    private static partial Regex Seat();
}
