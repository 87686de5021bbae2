using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

public sealed class NoneOfTheAboveTests
{
    [Theory]
    [InlineData("plurality", 1, "RON: 3, Ann: 2, Bob: 1", "")]
    [InlineData("irv", 1, "RON: 3, Ann: 2, Bob: 1", "")]
    [InlineData("plurality", 3, "Ann: 3, RON: 2, Bob: 1", "Ann")]
    [InlineData("borda", 2, "Ann: 3, Bob: 2, RON: 1", "Ann Bob")]
    [InlineData("schulze", 1, "RON: 3, Ann: 2", "")]
    [InlineData("stv-scottish", 2, "Ann: 5, RON: 4, Bob: 1", "Ann")]
    [InlineData("stv-meek", 3, "RON: 5, Ann: 4, Bob: 3", "Ann Bob")]
    public void A_place_that_it_wins_stays_empty(string rule, int seats, string votes, string winners)
    {
        var ballots = votes.Split(", ").Select(each => each.Split(": ")).ToList();
        var profile = new RankedProfile.Builder(ballots.Count);
        foreach (var (i, ballot) in ballots.Index())
            profile.Add([i], long.Parse(ballot[1]));
        var election = new Election("", [.. ballots.Select(each => new Candidate(each[0], IsNoneOfTheAbove: each[0] == "RON"))], seats, profile.Build());
        var counting = CountingRules.Find(rule)!;
        var record = ElectionCount.Of(counting, election, ChosenSettings.Of(counting, new Dictionary<string, string>()), default);
        string.Join(' ', record.Winners).ShouldBe(winners);
        record.NoneOfTheAbove.ShouldBe("RON");
        if (!winners.Contains("Bob", StringComparison.Ordinal) || rule == "stv-meek")
            ElectionCount.InWords(counting, record).ShouldContain(sentence => sentence.StartsWith("RON wins a place"));
    }
}
