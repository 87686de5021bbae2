using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.RunOff;

/// <summary>What each setting of the instant run-off does, by ballots made for it.</summary>
public sealed class RunOffSettingsTests
{
    private static readonly Election Papers = ElectionFormats.Find("csv")!.Read(
        new StringReader("count,rank1,rank2,rank3\n4,,A,\n3,B,,\n2,,,C\n1,C,C,A\n"), ReadingOptions.Default).Election;

    [Theory]
    [InlineData("stop=majority", "A 6, B 2, C 1")]
    [InlineData("stop=two", "A 6, B 2, C 1 | A 6, B 2")]
    public void It_stops_at_a_majority_or_when_two_are_left(string settings, string rounds) =>
        Show(ProfileText.Election("A B C", "6: A; 2: B; 1: C").By("irv", settings)).ShouldBe(rounds);

    [Theory]
    [InlineData("stop=majority", "A 8, B 6, C 5, D 3 | A 8, B 6, C 5 | A 8, B 6")]
    [InlineData("stop=majority-of-first", "A 8, B 6, C 5, D 3 | A 8, B 6, C 5 | A 8, B 6")]
    [InlineData("minimum=6", "A 8, B 6, C 5, D 3 | A 8, B 6")]
    public void A_majority_is_of_those_in_the_count_or_of_all_at_first(string settings, string rounds)
    {
        var record = ProfileText.Election("A B C D", "8: A; 6: B; 5: C; 3: D").By("irv", settings);
        Show(record).ShouldBe(rounds);
        record.Rounds[^1].Quota.ShouldBe(settings == "stop=majority-of-first" ? 12 : 8);
        record.Winners.ShouldBe(["A"]);
    }

    [Fact]
    public void A_batch_takes_out_all_who_together_have_fewer_than_the_next() =>
        Show(ProfileText.Election("A B C D", "8: A; 7: B; 3: C; 2: D > B").By("irv", "elimination=batch"))
            .ShouldBe("A 8, B 7, C 3, D 2 | A 8, B 9");

    [Theory]
    [InlineData("backwards", "Y", "round 2")]
    [InlineData("forwards", "X", "round 1")]
    [InlineData("order", "Y", "order")]
    public void A_tie_goes_by_the_latest_or_the_first_round_that_tells_them_apart_or_by_the_paper(string ties, string leaves, string by)
    {
        var record = ProfileText.Election("A X Y W Z", "10: A; 4: X; 5: Y; 2: W > X; 1: Z > Y; 2: Z").By("irv", $"ties={ties}");
        var tie = record.Ties.ShouldHaveSingleItem();
        (tie.Round, tie.Picked[0], tie.By).ShouldBe((3, leaves, by));
        tie.Among.ShouldBe(["X", "Y"]);
        record.Rounds[2].Excluded.ShouldBe([leaves]);
    }

    [Theory]
    [InlineData("overvotes=exhaust", "A 2, B 2, C 2", 3)]
    [InlineData("overvotes=skip", "A 2, B 2, C 5", 0)]
    [InlineData("overvotes=exhaust-if-several", "A 2, B 2, C 2", 3)]
    public void An_overvoted_rank_stops_a_ballot_or_is_passed_over(string settings, string votes, long exhausted) =>
        First(ProfileText.Election("A B C", "3: A = B > C; 2: A; 2: B; 2: C").By("irv", settings)).ShouldBe((votes, exhausted));

    [Fact]
    public void An_overvoted_rank_counts_for_the_only_one_still_in_the_count() =>
        Show(ProfileText.Election("A B C D", "5: A; 4: B; 1: C; 2: D > B = C").By("irv", "stop=two overvotes=exhaust-if-several"))
            .ShouldBe("A 5, B 4, C 1, D 2 | A 5, B 4, D 2 | A 5, B 6");

    [Theory]
    [InlineData("skipped=any", "A 4, B 3, C 3", 0)]
    [InlineData("skipped=1", "A 4, B 3, C 1", 2)]
    [InlineData("skipped=0", "A 0, B 3, C 1", 6)]
    [InlineData("max-ranks=1", "A 0, B 3, C 1", 6)]
    [InlineData("max-ranks=2", "A 4, B 3, C 1", 2)]
    public void Skipped_ranks_and_a_cap_on_ranks_end_a_ballot(string settings, string votes, long exhausted) =>
        First(Papers.By("irv", settings)).ShouldBe((votes, exhausted));

    [Theory]
    [InlineData("duplicates=skip", "A 5, B 3", 2)]
    [InlineData("duplicates=exhaust", "A 4, B 3", 3)]
    public void Somebody_ranked_again_is_passed_over_or_ends_a_ballot(string settings, string votes, long exhausted)
    {
        var record = Papers.By("irv", $"{settings} ties=order");
        (record.Rounds[1].Show(), (long)record.Rounds[1].Exhausted.Numerator).ShouldBe((votes, exhausted));
    }

    private static string Show(CountRecord record) => string.Join(" | ", record.Rounds.Select(round => round.Show()));

    private static (string Votes, long Exhausted) First(CountRecord record) =>
        (record.Rounds[0].Show(), (long)record.Rounds[0].Exhausted.Numerator);
}
