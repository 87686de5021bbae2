using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Cases of bettervoting.org for Ranked Robin (which is Copeland's rule), instant run-off and plurality.</summary>
public sealed class BetterVotingTests
{
    private const string Group = "bettervoting-cases";

    public static TheoryData<string> Cases => Directory.Exists(Path.Combine(VoteData.Root, Group))
        ? [.. All().Where(each => Rule(each) is not null).Select(each => each.GetProperty("id").GetString()!)]
        : [Group];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Those_elected_and_their_votes_are_as_published(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var one = All().Single(each => each.GetProperty("id").GetString() == name);
        var record = Election(one).By(Rule(one)!, "ties=order");
        foreach (var expected in one.GetProperty("expected").EnumerateArray())
        {
            var value = expected.GetProperty("value");
            var path = expected.GetProperty("path").GetString()!;
            if (path == "results.elected.length")
                record.Winners.Length.ShouldBe(value.GetInt32());
            else if (path.StartsWith("results.elected[", StringComparison.Ordinal))
                record.Winners[Index(path)].ShouldBe(value.GetString());
            else if (path.EndsWith("].id", StringComparison.Ordinal))
                record.Rounds[0].Votes[value.GetString()!].ShouldBe(Best(record, Index(path)), path);
            else if (path.EndsWith("].score", StringComparison.Ordinal) || path.EndsWith(".copelandScore", StringComparison.Ordinal))
                Best(record, Index(path)).ShouldBe(Amount.Ratio((long)(value.GetDouble() * 2), 2), path);
            else if (path.EndsWith(".hareScores", StringComparison.Ordinal))
                string.Join(',', value.EnumerateArray()).ShouldBeOneOf([.. record.Candidates.Select(each =>
                    string.Join(',', record.Rounds.Select(round => round.Votes.GetValueOrDefault(each, 0))))]);
            else if (path == "results.summaryData.nTallyVotes")
                record.Ballots.Valid.ShouldBe(value.GetInt64());
            else if (path == "results.exhaustedVoteCounts")
                record.Rounds.Select(round => round.Exhausted).ShouldBe(value.EnumerateArray().Select(each => (Amount)each.GetInt64()));
        }
    }

    private static Amount Best(CountRecord record, int place) =>
        record.Rounds[0].Votes[record.Ranking.SelectMany(group => group).ElementAt(place)];

    private static int Index(string path) => path[path.IndexOf('[') + 1] - '0';

    /// <summary>Ranks by candidate, 0 or none for unranked; a mark for plurality. A ballot out of bounds is no ballot.</summary>
    private static Election Election(JsonElement one)
    {
        string[] names = [.. one.GetProperty("candidates").EnumerateArray().Select(each => each.GetString()!)];
        var papers = new RankedProfile.Builder(names.Length, takesMarks: true);
        foreach (var vote in one.GetProperty("votes").EnumerateArray())
        {
            long[] ranks = [.. vote.EnumerateArray().Select(each => each.ValueKind == JsonValueKind.Null ? 0 : each.GetInt64())];
            if (!ranks.Any(rank => rank < 0))
                papers.Add([.. Paper(ranks[..names.Length], ranks.ElementAtOrDefault(names.Length))]);
        }

        return new Election("", [.. names.Select(each => new Candidate(each))], one.GetProperty("seats").GetInt32(),
            PaperMarks.Plain(papers.Build()));
    }

    /// <summary>The fifth number says at which rank the ballot is overvoted; nothing from there on is read.</summary>
    private static IEnumerable<int> Paper(long[] ranks, long overvoted) => ranks.Index()
        .Where(each => each.Item > 0 && (overvoted == 0 || each.Item < overvoted)).GroupBy(each => each.Item).OrderBy(place => place.Key)
        .SelectMany(place => place.Select((each, i) => i == 0 ? each.Index : ~each.Index))
        .Concat(overvoted > 0 ? [PaperMarks.Overvoted] : []);

    private static string? Rule(JsonElement one) => one.GetProperty("method").GetString() switch
    {
        "IRV" => "irv",
        "RankedRobin" => "copeland",
        "Plurality" => "plurality",
        _ => null,
    };

    private static IEnumerable<JsonElement> All() =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, "cases.json"))).GetProperty("cases").EnumerateArray();
}
