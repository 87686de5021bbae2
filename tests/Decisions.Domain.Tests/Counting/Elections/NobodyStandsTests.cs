using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Ballots that name only candidates who withdrew are blank under every rule.</summary>
public sealed class NobodyStandsTests
{
    public static TheoryData<string> Rules => [.. CountingRules.All.Where(rule => rule.Ballots != BallotForm.Answered && !rule.SpendsBudget).Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Where_all_name_somebody_who_withdrew_nobody_is_elected(string rule)
    {
        var record = Of(rule, standing: 0).By(rule);
        record.Winners.ShouldBeEmpty();
        record.Ballots.ShouldBe(new BallotNumbers(4, 0, 4, 0));
        record.Ties.ShouldBeEmpty();
        CountingRules.Find(rule)!.InWords(record).ShouldAllBe(sentence => sentence.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_ballot_that_names_only_those_is_blank(string rule)
    {
        var record = Of(rule, standing: 5).By(rule);
        record.Winners.ShouldBe(["Ann"]);
        record.Ballots.ShouldBe(new BallotNumbers(9, 5, 4, 0));
        record.Rounds.ShouldAllBe(round => round.Exhausted.Numerator.IsZero);
    }

    /// <summary>Four ballots name Wim alone, who withdrew; one of them is empty where that is a different thing.</summary>
    private static Election Of(string rule, long standing)
    {
        Candidate[] candidates = [new("Wim", IsWithdrawn: true), new("Ann"), new("Bob")];
        if (CountingRules.Find(rule)!.Ballots == BallotForm.Scored)
        {
            var scores = new ScoreProfile.Builder(3, 1);
            scores.AddApprovals([0], 3);
            scores.AddApprovals([]);
            scores.AddApprovals([1], standing);
            return new("", [.. candidates], 1, scores.Build());
        }

        var ranked = new RankedProfile.Builder(3);
        ranked.Add([0], 3);
        ranked.Add([]);
        ranked.Add([1], standing);
        return new("", [.. candidates], 1, ranked.Build());
    }
}
