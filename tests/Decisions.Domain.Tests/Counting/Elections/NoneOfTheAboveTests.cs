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
            ShouldTellAll(ElectionCount.InWords(counting, record));
    }

    [Theory]
    [InlineData("approval", "Ann 3, RON 2, Bob 1", 3, "Ann")]
    [InlineData("score", "RON 5, Ann 2", 1, "")]
    [InlineData("star", "RON 5, Ann 2", 1, "")]
    [InlineData("majority-judgement", "Ann 5, RON 4, Bob 1", 2, "Ann")]
    [InlineData("rrv", "RON 5, Ann 4, Bob 3", 2, "Ann")]
    [InlineData("phragmen", "RON 1, Ann 1", 2, "Ann")]
    [InlineData("dots", "Ann 5, RON 4, Bob 1", 3, "Ann")]
    public void So_it_is_where_ballots_give_numbers(string rule, string scores, int seats, string winners)
    {
        var given = scores.Split(", ").Select(each => each.Split(' ')).ToList();
        var highest = CountingRules.Find(rule)!.Settings.Any(setting => setting.Name == "highest") ? 5 : given.Max(each => long.Parse(each[1]));
        var profile = new ScoreProfile.Builder(given.Count, highest);
        if (rule == "approval")
        {
            foreach (var (i, each) in given.Index())
                profile.AddApprovals([i], long.Parse(each[1]));
        }
        else
        {
            profile.Add([.. given.Index().Select(each => (each.Index, long.Parse(each.Item[1])))]);
        }

        var election = new Election("", [.. given.Select(each => new Candidate(each[0], IsNoneOfTheAbove: each[0] == "RON"))], seats, profile.Build());
        var counting = CountingRules.Find(rule)!;
        var record = ElectionCount.Of(counting, election, ChosenSettings.Of(counting, new Dictionary<string, string>()), default);
        string.Join(' ', record.Winners).ShouldBe(winners);
        ShouldTellAll(ElectionCount.InWords(counting, record));
    }

    private static void ShouldTellAll(System.Collections.Immutable.ImmutableArray<string> words)
    {
        words.ShouldContain(sentence => sentence.StartsWith("RON wins a place"));
        words.ShouldNotContain(sentence => sentence.StartsWith("No ballot"));
        words.ShouldNotContain(sentence => sentence.StartsWith(" "));
        words.Length.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("approval")]
    [InlineData("score")]
    [InlineData("majority-judgement")]
    [InlineData("dots")]
    public void A_tie_with_it_goes_by_the_tie_rule_and_not_by_the_order_of_the_paper(string rule)
    {
        var counting = CountingRules.Find(rule)!;
        CountRecord Tied(params string[] names)
        {
            var profile = new ScoreProfile.Builder(names.Length, 1);
            profile.AddApprovals([.. Enumerable.Range(0, names.Length).Where(i => names[i] != "Bob")]);
            var election = new Election("", [.. names.Select(name => new Candidate(name, IsNoneOfTheAbove: name == "Nobody"))], 2, profile.Build());
            return ElectionCount.Of(counting, election, ChosenSettings.Of(counting, new Dictionary<string, string>()), default);
        }

        var (one, other) = (Tied("Ann", "Nobody", "Bob"), Tied("Nobody", "Ann", "Bob"));
        one.Winners.ShouldBe(other.Winners);
        one.Ties.Single().Among.ShouldBe(["Ann", "Nobody"], ignoreOrder: true);
    }

    [Fact]
    public void What_fills_no_seats_has_none()
    {
        var rule = CountingRules.Find("greedy-budget")!;
        var election = new Election("", [new("RON", IsNoneOfTheAbove: true, Cost: 1)], 1, new ScoreProfile.Builder(1, 1).Build(), Budget: 5);
        Should.Throw<CannotCountException>(() => ElectionCount.Of(rule, election, ChosenSettings.Of(rule, new Dictionary<string, string>()), default))
            .Message.ShouldContain("fills no seats");
    }
}
