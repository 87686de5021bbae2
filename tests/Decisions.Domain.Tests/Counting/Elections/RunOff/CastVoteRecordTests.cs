using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.RunOff;

/// <summary>
/// The cases of RCTab with one winner, or one at a time: every round's votes, exhausted ballots and who leaves. That
/// program reports a round that elects and still goes on twice; here such a round is one.
/// </summary>
public sealed class CastVoteRecordTests
{
    private const string Group = "irv-rctab";

    public static TheoryData<string> Cases
    {
        get
        {
            var folder = Path.Combine(VoteData.Root, Group);
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateDirectories(folder).Where(Fits).Select(each => Path.GetFileName(each)).Order(StringComparer.Ordinal)]
                : [Group];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_round_has_the_votes_published(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var folder = Path.Combine(VoteData.Root, Group, name);
        var reports = Directory.GetFiles(folder, "*expected_detailed_report.json").Order(StringComparer.Ordinal)
            .Select(file => JsonElement.Parse(File.ReadAllText(file)).GetProperty("results").EnumerateArray().ToList()).ToList();
        var config = new TabulatorConfig(JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "config.json"))));
        var file = Counted.Read(Path.Combine(folder, "cvr_aggregated.csv"), config.Reading(OrderDrawn(reports)));

        var record = config.Of(file.Election, reports.Count).By("irv", config.Settings);

        var expected = reports.SelectMany(report => OneEach(report)).ToList();
        var counted = record.Rounds.Take(config.StopsEarly ? expected.Count : int.MaxValue).ToList();
        counted.Select(Votes).ShouldBe(expected.Select(round => Votes(round, counted[0].Votes.Keys)));
        counted.Select(round => round.Exhausted).ShouldBe(expected.Select(Inactive));
        foreach (var (mine, published) in record.Rounds.Zip(expected).Where(pair => pair.First.Elected.IsEmpty && !config.StopsEarly))
            mine.Excluded.Order(StringComparer.Ordinal).ShouldBe(Results(published, "eliminated").Where(counted[0].Votes.ContainsKey), $"round {mine.Number}");
        if (!config.StopsEarly)
            record.Winners.ShouldBe(reports.SelectMany(report => report.SelectMany(round => Results(round, "elected"))));
    }

    /// <summary>The rounds, those that repeat the one before left out with what they say taken over.</summary>
    private static IEnumerable<JsonElement> OneEach(List<JsonElement> rounds) => rounds
        .Where((round, i) => i == rounds.Count - 1 || round.GetProperty("tally").GetRawText() != rounds[i + 1].GetProperty("tally").GetRawText());

    /// <summary>
    /// Where lots were drawn the report says how they fell: whoever left earlier stands later, and ties go by that order.
    /// </summary>
    private static Func<string, int> OrderDrawn(List<List<JsonElement>> reports)
    {
        List<string> left = [.. reports[0].SelectMany(round => Results(round, "eliminated")).Reverse()];
        var elected = reports[0].SelectMany(round => Results(round, "elected")).ToHashSet();
        return name => elected.Contains(name) ? -1 : left.IndexOf(name) + 1;
    }

    private static string Votes(CountRound round) =>
        string.Join(", ", round.Votes.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key} {each.Value}"));

    private static string Votes(JsonElement round, IEnumerable<string> known) =>
        string.Join(", ", round.GetProperty("tally").EnumerateObject().Where(each => known.Contains(each.Name))
            .OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{each.Name} {each.Value}"));

    private static Amount Inactive(JsonElement round) =>
        round.GetProperty("inactiveBallots").EnumerateObject().Sum(each => long.Parse(each.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<string> Results(JsonElement round, string what) =>
        round.GetProperty("tallyResults").EnumerateArray().Where(each => each.TryGetProperty(what, out _))
            .Select(each => each.GetProperty(what).GetString()!).Order(StringComparer.Ordinal);

    private static bool Fits(string folder) =>
        File.Exists(Path.Combine(folder, "config.json")) && TabulatorConfig.Fits(JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "config.json"))));
}
