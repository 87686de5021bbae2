using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>Projects that nobody votes for are bought where they fit, whether or not anybody votes for another one.</summary>
public sealed class UnsupportedProjectsTests
{
    [Theory]
    [InlineData("greedy-budget", "ties=name", "A, B")]
    [InlineData("greedy-budget", "ties=name minimum=1", "")]
    [InlineData("equal-shares", "ties=name completion=utilitarian", "A, B")]
    [InlineData("equal-shares", "ties=name completion=add1-exhaustive then=utilitarian", "A, B")]
    [InlineData("equal-shares", "ties=name", "")]
    public void With_blank_ballots_alone_what_fits_is_bought(string rule, string settings, string bought)
    {
        var election = BudgetElections.Election(500, "A 200, B 300, C 100, D 400", "3:");
        var record = election.By(rule, settings);
        string.Join(", ", record.Winners).ShouldBe(bought);
        var words = CountingRules.Find(rule)!.InWords(record);
        words.ShouldAllBe(sentence => sentence.EndsWith('.'));
        words[^1].ShouldBe(bought == "" && record.Rounds.Length == 1 ? "No ballot supports any project, so none is chosen." : words[^1]);
        (election with { Ballots = new ScoreProfile.Builder(4, 1).Build() }).By(rule, settings).Winners.ShouldBe(record.Winners);
    }
}
