using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>Cases of bettervoting.org for STAR, approval and Allocated Score.</summary>
public sealed class BetterVotingScoreTests
{
    private const string Group = "bettervoting-cases";

    /// <summary>
    /// Ballots that bettervoting calls abstentions because they score all alike, and that count here: they add the same to
    /// every total and prefer nobody.
    /// </summary>
    private static readonly Dictionary<string, int> AllAlike = new() { ["Star/Test valid/invalid/under/bullet vote counts"] = 4 };

    public static TheoryData<string> Elections => Of("Star", "Approval", "AllocatedScore");

    public static TheoryData<string> StarRounds => Of("singleWinnerStar");

    [Theory]
    [MemberData(nameof(Elections))]
    public void Those_elected_and_their_votes_are_as_published(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var one = Case(name);
        var rule = Text(one, "method") switch { "Star" => "star", "Approval" => "approval", _ => "allocated-score" };
        var record = Election(one).By(one.GetProperty("seats").GetInt32() > 1 && rule == "star" ? "bloc-star" : rule, "ties=order");
        var alike = AllAlike.GetValueOrDefault(name);
        foreach (var expected in one.GetProperty("expected").EnumerateArray())
        {
            var value = expected.GetProperty("value");
            var path = Text(expected, "path");
            switch (path)
            {
                case "results.elected.length":
                    record.Winners.Length.ShouldBe(value.GetInt32());
                    break;
                case "results.summaryData.nTallyVotes":
                    record.Ballots.Valid.ShouldBe(value.GetInt64() + alike);
                    break;
                case "results.summaryData.nAbstentions":
                    record.Ballots.Blank.ShouldBe(value.GetInt64() - alike);
                    break;
                case "results.summaryData.nOutOfBoundsVotes":
                    record.Ballots.Spoilt.ShouldBe(value.GetInt64());
                    break;
                case "results.tied.length":
                    record.Ties.Count(tie => tie.By == "order").ShouldBe(value.GetInt32());
                    break;
                case "results.roundResults[0].runner_up[0].name":
                    record.Ranking[1].ShouldBe([value.GetString()!]);
                    break;
                case "results.summaryData.candidates[*].name":
                    record.Rounds[0].Votes.Keys.Order(StringComparer.Ordinal).ShouldBe(value.EnumerateArray().Select(each => each.GetString()!).Order(StringComparer.Ordinal));
                    break;
                default:
                    Check(record, path, value);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(StarRounds))]
    public void A_round_of_STAR_comes_out_as_published_by_either_text(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var one = Case(name);
        var candidates = one.GetProperty("candidates").EnumerateArray().ToList();
        var preferred = new long[candidates.Count, candidates.Count];
        foreach (var (at, candidate) in candidates.Index())
        {
            foreach (var (over, other) in candidates.Index())
                preferred[at, over] = candidate.GetProperty("votesPreferredOver").GetProperty(Text(other, "id")).GetInt64();
        }

        var star = new StarRound(
            candidates.Index().ToDictionary(each => each.Index, each => (BigInteger)each.Item.GetProperty("score").GetInt64()),
            HeadToHead.Given(preferred, ballots: 1),
            candidates.Index().ToDictionary(each => each.Index, each => each.Item.GetProperty("fiveStarCount").GetInt64()));
        foreach (var leastBeaten in new[] { false, true })
        {
            var ties = new TieRule([.. candidates.Select(each => new Candidate(Text(each, "name")))], "order", default);
            var two = star.Finalists([.. Enumerable.Range(0, candidates.Count)], ties, 1, leastBeaten);
            var winner = star.RunOff(two[0], two[1], ties, 2).Winner;
            var runnerUp = two[0] + two[1] - winner;
            foreach (var expected in one.GetProperty("expected").EnumerateArray())
            {
                var value = expected.GetProperty("value");
                if (Text(expected, "path") == "results.winners[0].name")
                    Text(candidates[winner], "name").ShouldBe(value.GetString());
                else if (Text(expected, "path") == "results.runner_up[0].name")
                    Text(candidates[runnerUp], "name").ShouldBe(value.GetString());
                else
                    (Text(expected, "path"), value.ToString()).ShouldBeOneOf([("results.winners.length", "1"), ("results.tieBreakType", "random")]);
            }
        }
    }

    private static void Check(CountRecord record, string path, JsonElement value)
    {
        var at = path[path.IndexOf('[') + 1] - '0';
        if (path.StartsWith("results.elected[", StringComparison.Ordinal))
            record.Winners[at].ShouldBe(value.GetString());
        else if (path.StartsWith("results.summaryData.weightedScoresByRound[", StringComparison.Ordinal))
            record.Rounds[at].Votes.Values.Select(votes => $"{votes}").Order().ShouldBe(value.EnumerateArray().Select(each => each.ToString()).OrderDescending().Take(record.Rounds[at].Votes.Count).Order());
        else if (path.EndsWith("].name", StringComparison.Ordinal) || path.EndsWith("].id", StringComparison.Ordinal))
            record.Ranking[at].ShouldBe([value.GetString()!]);
        else
            record.Rounds[0].Votes[record.Ranking[at][0]].ShouldBe(path.EndsWith("].score", StringComparison.Ordinal) ? value.GetInt64() : throw new InvalidOperationException(path));
    }

    /// <summary>A number below 0 is on no paper of ours, and so the ballot is spoilt as one is that has a number too high.</summary>
    private static Election Election(JsonElement one)
    {
        string[] names = [.. one.GetProperty("candidates").EnumerateArray().Select(each => each.GetString()!)];
        var (lines, spoilt) = (new List<(ImmutableArray<(int, long)>, long)>(), 0);
        foreach (var vote in one.GetProperty("votes").EnumerateArray())
        {
            ImmutableArray<(int Candidate, long Score)> scores = [.. vote.EnumerateArray().Index()
                .Where(each => each.Item.ValueKind != JsonValueKind.Null).Select(each => (each.Index, each.Item.GetInt64()))];
            if (scores.Any(each => each.Score < 0))
                spoilt++;
            else
                lines.Add((scores, 1));
        }

        return ScoredElections.Of(names, lines, one.GetProperty("seats").GetInt32()) with { Spoilt = spoilt };
    }

    private static TheoryData<string> Of(params string[] methods) => Directory.Exists(Path.Combine(VoteData.Root, Group))
        ? [.. All().Where(each => methods.Contains(Text(each, "method"))).Select(each => Text(each, "id"))]
        : [Group];

    private static JsonElement Case(string name) => All().Single(each => Text(each, "id") == name);

    private static string Text(JsonElement one, string property) => one.GetProperty(property).GetString()!;

    private static IEnumerable<JsonElement> All() =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, "cases.json"))).GetProperty("cases").EnumerateArray();
}
