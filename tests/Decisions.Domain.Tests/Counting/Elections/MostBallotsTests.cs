using System.Text;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>More ballots than can be added up are refused, and as many as can be are counted by every rule.</summary>
public sealed class MostBallotsTests
{
    private const long Half = BallotProfile.Most / 2;

    [Theory]
    [InlineData(BallotForm.Ranked)]
    [InlineData(BallotForm.Scored)]
    public void There_is_a_bound_on_all_ballots_together(BallotForm form) =>
        Should.Throw<OverflowException>(() => Build(form, Half + 1)).Message.ShouldContain("ballots");

    [Fact]
    public void Every_rule_that_takes_so_many_counts_them()
    {
        foreach (var rule in CountingRules.All.Where(rule => rule.Ballots != BallotForm.Answered))
        {
            var record = new Election("", [new("Ann"), new("Bob")], 1, Build(rule.Ballots, Half)).By(rule.Name);
            record.Ballots.Valid.ShouldBe(BallotProfile.Most, rule.Name);
            rule.InWords(record).ShouldNotBeEmpty(rule.Name);
        }
    }

    [Theory]
    [InlineData("starvote", "[options]\ntiebreaker = [\nAnn\nAnn\n]\n[ballots]\nAnn = 1\n", 4)]
    public void A_list_that_names_somebody_twice_is_refused_with_the_line(string format, string text, int line)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Should.Throw<ElectionFileException>(() => ElectionFormats.Find(format)!.Read(file, ReadingOptions.Default)).Line.ShouldBe(line);
    }

    private static BallotProfile Build(BallotForm form, long each)
    {
        if (form == BallotForm.Ranked)
        {
            var ranked = new RankedProfile.Builder(2);
            ranked.Add([0, 1], each);
            ranked.Add([1], each);
            return ranked.Build();
        }

        var scored = new ScoreProfile.Builder(2, 1);
        scored.AddApprovals([0], each);
        scored.AddApprovals([1], each);
        return scored.Build();
    }
}
