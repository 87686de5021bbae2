using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>Polls of star.vote: totals, run-off and winner as published, and the winner by score alone.</summary>
public sealed class PollTests
{
    private const string Group = "star-score";

    private static readonly string Folder = Path.Combine(VoteData.Root, Group, "real_polls");

    public static TheoryData<string> Cases => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.csv").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
        : [Group];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Totals_run_off_and_winners_are_as_published(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var election = Counted.Read(Path.Combine(Folder, name + ".csv"), ReadingOptions.Default with { Ballots = BallotForm.Scored }).Election;
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")));
        var star = election.By("star");
        star.Ballots.Valid.ShouldBe(expected.GetProperty("ballots").GetInt64());
        Show(star.Rounds[0].Votes).ShouldBe(Show(expected.GetProperty("score_totals")));
        var runOff = star.Rounds[1].Votes.Add("No Preference", star.Rounds[1].Exhausted);
        Show(runOff).ShouldBe(Show(expected.GetProperty("runoff")));
        star.Winners.ShouldBe([expected.GetProperty("winner").GetString()!]);
        var score = election.By("score");
        Show(score.Rounds[0].Votes).ShouldBe(Show(expected.GetProperty("score_totals")));
        score.Winners.ShouldBe([expected.GetProperty("score_voting_winner").GetString()!]);
    }

    private static IEnumerable<string> Show(IEnumerable<KeyValuePair<string, Amount>> votes) =>
        votes.Select(each => $"{each.Key} {each.Value}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Show(JsonElement votes) =>
        votes.EnumerateObject().Select(each => $"{each.Name} {each.Value}").Order(StringComparer.Ordinal);
}
