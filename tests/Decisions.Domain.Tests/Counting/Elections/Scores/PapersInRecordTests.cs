using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>The rules whose rounds cannot be checked without the ballots have these in their records.</summary>
public sealed class PapersInRecordTests
{
    [Theory]
    [InlineData("phragmen")]
    [InlineData("pav")]
    [InlineData("committee-equal-shares")]
    [InlineData("allocated-score")]
    [InlineData("rrv")]
    [InlineData("sss")]
    public void Each_distinct_ballot_stands_with_how_many_say_it(string rule)
    {
        var record = ScoredElections.Of("A B C", "2: B C; 3: A B; 1: C B; 1:", seats: 2).By(rule);
        record.Papers!.Value.Select(each => $"{each.Count}: {string.Join(' ', each.Scores.Select(score => $"{score.Key}={score.Value}"))}")
            .ShouldBe(["3: A=1 B=1", "3: B=1 C=1"]);
        record.Json().ShouldContain("\"Papers\"");
    }

    /// <summary>Thiele's addition method from the record alone: whom a ballot already has counts as one part in one more.</summary>
    [Fact]
    public void Sequential_proportional_approval_can_be_counted_again_from_the_record()
    {
        var record = ScoredElections.Of("A B C D", "5: A B; 4: A C; 3: C D; 2: D; 1: B D", seats: 3).By("pav", "variant=sequential");
        var chosen = new List<string>();
        foreach (var round in record.Rounds)
        {
            foreach (var (name, votes) in round.Votes)
            {
                votes.ShouldBe(record.Papers!.Value.Where(each => each.Scores.ContainsKey(name)).Aggregate(
                    (Amount)0, (sum, each) => sum + Amount.Ratio(each.Count, 1 + chosen.Count(each.Scores.ContainsKey))));
            }

            chosen.AddRange(round.Elected);
        }
    }

    [Fact]
    public void Too_many_are_left_out_and_that_is_said()
    {
        var ballots = new ScoreProfile.Builder(14, 1);
        for (var ballot = 1; ballot <= 10_001; ballot++)
            ballots.AddApprovals([.. Enumerable.Range(0, 14).Where(one => (ballot >> one & 1) == 1)]);
        var record = new Election("", [.. Enumerable.Range(0, 14).Select(one => new Candidate($"{(char)('A' + one)}"))], 2, ballots.Build()).By("phragmen");
        record.Papers.ShouldBeNull();
        CountingRules.Find("phragmen")!.InWords(record).ShouldContain("More than 10,000 ballots differ, so the record does not list them.");
        ScoredElections.Of("A", "1: A").By("approval").Papers.ShouldBeNull();
    }
}
