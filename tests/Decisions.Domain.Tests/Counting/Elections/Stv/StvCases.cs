using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>Elections of the vote data, and counts of them in the form in which their results are published.</summary>
internal static class StvCases
{
    public static readonly StvRule Scottish = new ScottishStv(), Meek = new MeekStv(), Ers97 = new Ers97Stv();

    public static JsonElement Expected(string group, string name)
    {
        VoteData.SkipUnlessPresent(group);
        return JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, group, "expected", $"{name}.json")));
    }

    public static Election Read(string group, JsonElement expected) =>
        Read(Path.Combine(VoteData.Root, group, expected.GetProperty("ballot_file").GetString()!));

    /// <summary>
    /// Reads a file. Two candidates may share a name, so each is called by number and name. What is droop's own is left
    /// out: lines in square brackets (the order in which it breaks ties, for one) and remarks after the title.
    /// </summary>
    public static Election Read(string path)
    {
        var lines = File.ReadAllLines(path).Where(line => !line.StartsWith('[')).ToList();
        var candidates = int.Parse(lines[0].Split(' ')[0], CultureInfo.InvariantCulture);
        var title = lines.Index().Where(each => each.Item.StartsWith('"')).ElementAt(candidates).Index;
        using var text = new StringReader(string.Join('\n', lines.Take(title + 1)));
        var (election, ballots) = BltFile.Read(text);
        var profile = new RankedProfile.Builder(election.Candidates.Length);
        foreach (var ballot in ballots)
            profile.Add([.. ballot.Ranking.SelectMany(place => place.Select((number, i) => i == 0 ? number - 1 : ~(number - 1)))], ballot.Count);
        return new Election(
            election.Title,
            [.. election.Candidates.Select((name, i) => new Candidate($"{i + 1} {name}", election.Withdrawn.Contains(i + 1)))],
            election.Seats, profile.Build());
    }

    public static CountRecord CountBy(this Election election, CountingRule rule, params (string Name, string Value)[] settings) =>
        rule.Count(election, ChosenSettings.Of(rule, settings.ToDictionary(each => each.Name, each => each.Value)), Samples.Seed);

    public static ChosenSettings Defaults(this CountingRule rule) => ChosenSettings.Of(rule, new Dictionary<string, string>());

    /// <summary>The number of a candidate called by number and name.</summary>
    public static int Number(string name) => int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture);

    public static int[] Numbers(IEnumerable<string> names) => [.. names.Select(Number)];

    public static string Votes(this CountRecord record, CountRound round) =>
        string.Join(' ', record.Candidates.Select(name => round.Votes[name]));

    public static string Strings(JsonElement array) =>
        string.Join(' ', array.EnumerateArray().Select(each => each.GetString()));

    public static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(each => each.GetInt32())];

    /// <summary>The cases of droop's suite that it counted by one rule.</summary>
    public static TheoryData<string> OfSuite(string group, string rule)
    {
        var all = VoteData.CasesOf(group).Select(row => row.Data);
        return [.. all.Where(name => name == group || name.EndsWith(rule, StringComparison.Ordinal))];
    }

    /// <summary>Whom droop elects, by number.</summary>
    public static IEnumerable<int> Elected(JsonElement expected) =>
        expected.GetProperty("elected").EnumerateArray().Select(each => int.Parse(each.GetString()!, CultureInfo.InvariantCulture)).Order();

    /// <summary>What droop did, step by step.</summary>
    public static IEnumerable<JsonElement> Actions(JsonElement expected) => expected.GetProperty("actions").EnumerateArray();

    public static string Votes(JsonElement action) =>
        string.Join(' ', action.GetProperty("votes").EnumerateObject().Select(each => each.Value.GetString()));
}
