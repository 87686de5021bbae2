using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Pairwise;

/// <summary>Examples of papers and of other programs' tests, for the rules that are here.</summary>
public sealed class TextbookCasesTests
{
    private const string Group = "condorcet-textbook";

    private static readonly ImmutableDictionary<string, (string Rule, string Settings)> Methods =
        ImmutableDictionary.CreateRange(
        [
            KeyValuePair.Create("Borda Count", ("borda", "base=n")),
            KeyValuePair.Create("Copeland", ("copeland", "")),
            KeyValuePair.Create("Fptp", ("plurality", "")),
            KeyValuePair.Create("Minimax Winning", ("minimax", "strength=winning")),
            KeyValuePair.Create("Minimax Margin", ("minimax", "strength=margins")),
            KeyValuePair.Create("Minimax Opposition", ("minimax", "strength=opposition")),
            KeyValuePair.Create("Ranked Pairs Winning", ("ranked-pairs", "strength=winning")),
            KeyValuePair.Create("Ranked Pairs Margin", ("ranked-pairs", "strength=margins")),
            KeyValuePair.Create("Schulze Winning", ("schulze", "strength=winning")),
            KeyValuePair.Create("Schulze Margin", ("schulze", "strength=margins")),
            KeyValuePair.Create("SchulzeMethod", ("schulze", "")),
            KeyValuePair.Create("RankedPairs", ("ranked-pairs", "")),
            KeyValuePair.Create("Plurality", ("plurality", "")),
            KeyValuePair.Create("IRV", ("irv", "")),
        ]);

    public static TheoryData<string> Condorcet => Names("condorcetphp-cases.json", each =>
        each.GetProperty("expected").EnumerateArray().Any(one => Methods.ContainsKey(one.GetProperty("method").GetString() ?? "")));

    public static TheoryData<string> VoteCore => Names("python-vote-core-cases.json", each =>
        Methods.ContainsKey(each.GetProperty("method").GetString()!));

    [Theory]
    [MemberData(nameof(Condorcet))]
    public void A_ranking_or_its_numbers_are_as_published(string name)
    {
        var one = Case("condorcetphp-cases.json", name);
        var options = one.GetProperty("options").EnumerateArray().Select(each => each.GetRawText()).ToList();
        var election = Election(one, weighted: options.Exists(each => each.Contains("authorizeVoteWeight", StringComparison.Ordinal)));
        var unranked = options.Exists(each => each.Contains("implicitRankingRule", StringComparison.Ordinal)) ? " unranked=ignored" : "";
        foreach (var expected in one.GetProperty("expected").EnumerateArray())
        {
            if (expected.GetProperty("method").GetString() is not { } method || !Methods.TryGetValue(method, out var rule))
                continue;
            var record = election.By(rule.Rule, $"{rule.Settings}{(rule.Rule is "plurality" or "borda" ? "" : unranked)} ties=order");
            var (what, value) = (expected.GetProperty("what").GetString()!, expected.GetProperty("value"));
            if (value.ToString() == "@getWinner([])")
                record.Ranking[0].ShouldBe([election.By("minimax").Winners[0]], method);
            else if (what == "winner")
                string.Join(" = ", record.Ranking[0]).ShouldBe(Joined(value), method);
            else if (what == "result->rankingAsString")
                record.Ranking[0].ShouldBe([value.GetString()!]);
            else if (what.Contains("ranking", StringComparison.Ordinal))
                record.Ranking().ShouldBe(string.Join("; ", value.EnumerateObject().Select(place => Joined(place.Value))), method);
            else if (what == "result stats")
                CompareNumbers(record, value);
        }
    }

    [Theory]
    [MemberData(nameof(VoteCore))]
    public void A_winner_and_the_pairs_are_as_published(string name)
    {
        var one = Case("python-vote-core-cases.json", name);
        var (rule, settings) = Methods[one.GetProperty("method").GetString()!];
        var record = VoteCoreElection(one).By(rule, settings);
        foreach (var expected in one.GetProperty("expected").EnumerateArray())
        {
            var value = expected.GetProperty("value");
            switch (expected.GetProperty("path").GetString())
            {
                case "['pairs']":
                    ComparePairs(record, value);
                    break;
                case "['tied_winners']":
                    record.Ranking[0].ShouldBe(value.GetProperty("set").EnumerateArray().Select(each => each.GetString()!));
                    break;
                case "":
                    record.Winners.ShouldBe([value.GetProperty("winner").GetString()!]);
                    if (value.TryGetProperty("pairs", out var pairs))
                        ComparePairs(record, pairs);
                    foreach (var (published, round) in Rounds(value).Zip(record.Rounds))
                        round.Votes.ToDictionary(each => each.Key, each => each.Value.ToString()).ShouldBe(published, ignoreOrder: true);
                    break;
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rounds(JsonElement value)
    {
        var rounds = value.TryGetProperty("rounds", out var each) ? each.EnumerateArray().Select(round => round.GetProperty("tallies"))
            : value.TryGetProperty("tallies", out var only) ? [only] : [];
        return rounds.Select(round => round.EnumerateObject().ToDictionary(votes => votes.Name, votes => votes.Value.GetRawText().Split('.')[0]));
    }

    private static void ComparePairs(CountRecord record, JsonElement pairs)
    {
        foreach (var pair in pairs.EnumerateObject())
            record.Pairwise!.Preferred[pair.Name.Split('>')[0]][pair.Name.Split('>')[1]].ShouldBe(pair.Value.GetInt64(), pair.Name);
    }

    /// <summary>Either points by name, in one round or not, or path strengths by name and name.</summary>
    private static void CompareNumbers(CountRecord record, JsonElement stats)
    {
        foreach (var one in stats.EnumerateObject())
        {
            if (record.Rule == "schulze")
            {
                foreach (var other in one.Value.EnumerateObject())
                    record.Pairwise!.Strength![one.Name][other.Name].ShouldBe(other.Value.GetInt64(), $"{one.Name} to {other.Name}");
            }
            else if (record.Rule == "plurality")
            {
                foreach (var votes in one.Value.EnumerateObject())
                    record.Rounds[0].Votes[votes.Name].ShouldBe(Amount.Ratio((long)(votes.Value.GetDouble() * 2), 2));
            }
            else
            {
                var number = one.Value.ValueKind == JsonValueKind.Object ? one.Value.EnumerateObject().Single().Value : one.Value;
                record.Rounds[0].Votes[one.Name].ShouldBe(number.GetInt64(), one.Name);
            }
        }
    }

    private static Election Election(JsonElement one, bool weighted)
    {
        var ballots = one.GetProperty("ballots").EnumerateArray().Select(each => (
            Ranking: each.GetProperty("ranking").EnumerateArray().Select(Joined),
            Count: each.GetProperty("count").GetInt64() * (weighted ? each.GetProperty("weight").GetInt64() : 1))).ToList();
        var declared = one.GetProperty("candidates").EnumerateArray().Select(each => each.ToString())
            .Concat(one.GetProperty("options").EnumerateArray()
                .Where(each => each[0].GetString() == "parseCandidates").SelectMany(each => each[1][0].GetString()!.Split(';')));
        return ProfileText.Election(string.Join(' ', declared), string.Join(';', ballots.Select(each => $"{each.Count}: {string.Join(" > ", each.Ranking)}")));
    }

    private static Election VoteCoreElection(JsonElement one)
    {
        var ballots = one.GetProperty("input").EnumerateArray()
            .Select(each => (Count: each.GetProperty("count").GetInt64(), Ranking: VoteCoreRanking(each.GetProperty("ballot")))).ToList();
        var names = ballots.SelectMany(each => each.Ranking.Split(['>', '='], StringSplitOptions.TrimEntries)).Distinct().Order(StringComparer.Ordinal);
        return ProfileText.Election(string.Join(' ', names), string.Join(';', ballots.Select(each => $"{each.Count}: {each.Ranking}")));
    }

    /// <summary>A name, names in order, groups in order, or ratings by name.</summary>
    private static string VoteCoreRanking(JsonElement ballot) => ballot.ValueKind switch
    {
        JsonValueKind.String => ballot.GetString()!,
        JsonValueKind.Array => string.Join(" > ", ballot.EnumerateArray().Select(Joined)),
        _ => string.Join(" > ", ballot.EnumerateObject().GroupBy(each => each.Value.GetInt64()).OrderByDescending(group => group.Key)
            .Select(group => string.Join(" = ", group.Select(each => each.Name)))),
    };

    private static string Joined(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(" = ", value.EnumerateArray().Select(each => each.ToString()).Order(StringComparer.Ordinal))
        : value.ToString();

    private static TheoryData<string> Names(string file, Func<JsonElement, bool> fits) =>
        File.Exists(Path.Combine(VoteData.Root, Group, file))
            ? [.. Cases(file).Where(fits).Select(each => each.GetProperty("id").GetString()!)]
            : [Group];

    private static IEnumerable<JsonElement> Cases(string file) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, file))).GetProperty("cases").EnumerateArray();

    private static JsonElement Case(string file, string name)
    {
        VoteData.SkipUnlessPresent(Group);
        return Cases(file).Single(each => each.GetProperty("id").GetString() == name);
    }
}
