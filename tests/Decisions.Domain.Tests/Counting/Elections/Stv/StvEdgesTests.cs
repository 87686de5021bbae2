using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>The corners of the rules, and how each setting breaks a tie.</summary>
public sealed class StvEdgesTests
{
    public static TheoryData<string> Rules => ["stv-scottish", "stv-meek", "stv-ers97"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Two_in_one_place_are_refused_by_name(string rule) =>
        Should.Throw<CannotCountException>(() => Count(rule, 1, "A B C", "3 A", "2 B=C"))
            .Message.ShouldStartWith("A ballot gives B and C the same place.");

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_place_shared_with_one_who_withdrew_is_a_place_of_ones_own(string rule) =>
        Count(rule, 1, "A B -C", "2 A", "3 C=B").Winners.ShouldBe(["B"]);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Ballots_pass_over_one_who_withdrew(string rule)
    {
        var record = Count(rule, 1, "A B -C", "3 C>B", "2 A", "4 C", "1");

        record.Show(1).ShouldBe("A 2, B 3");
        record.Ballots.ShouldBe(new BallotNumbers(Returned: 10, Valid: 5, Blank: 5, Spoilt: 0));
        record.Winners.ShouldBe(["B"]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Fewer_candidates_than_seats_are_all_elected(string rule) =>
        Count(rule, 3, "A B", "1 B").Winners.ShouldBe(["B", "A"]);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Where_nobody_voted_nobody_is_chosen(string rule)
    {
        var record = Count(rule, 1, "A B", "7");
        record.Winners.ShouldBeEmpty();
        CountingRules.Find(rule)!.InWords(record)[^1].ShouldBe("No ballot ranks any candidate, so nobody is elected.");
    }

    [Fact]
    public void A_quota_reached_exactly_makes_no_stage_of_its_own()
    {
        var record = Count("stv-scottish", 2, "A B C", "4 A>B", "3 B", "3 C>B");

        record.Rounds.Select(round => round.Did).ShouldBe(["count", "exclusion"]);
        record.Winners[0].ShouldBe("A");
    }

    [Theory]
    [InlineData("backwards", "B", "round 2")]
    [InlineData("forwards", "C", "round 1")]
    [InlineData("order", "B", "order")]
    public void The_latest_or_the_earliest_stage_tells_the_tied_apart(string ties, string excluded, string by)
    {
        var record = StvSamples.Of(1, "F A B C D E", "20 F", "20 A", "7 B", "6 C", "2 D>C", "1 E>B", "2 E>A")
            .CountBy(StvCases.Scottish, ("ties", ties));

        record.Rounds.Take(3).Select(record.Show).ShouldBe(
        [
            "F 20, A 20, B 7, C 6, D 2, E 3",
            "F 20, A 20, B 7, C 8, D 0, E 3",
            "F 20, A 22, B 8, C 8, D 0, E 0",
        ]);
        var tie = record.Ties[0];
        tie.Among.ShouldBe(["B", "C"]);
        (tie.Round, tie.For, tie.By, tie.Picked.Single()).ShouldBe((3, "exclusion", by, excluded));
        record.Rounds[2].Excluded.ShouldBe([excluded]);
    }

    [Fact]
    public void What_no_stage_tells_apart_goes_by_a_lot_that_anyone_can_draw_again()
    {
        var election = StvSamples.Of(1, "A B C", "3 A", "1 B", "1 C");
        var record = (election with { Seats = 2 }).CountBy(StvCases.Scottish);

        var drawn = new CandidateLot(election.Candidates, Samples.Seed).Out([1, 2]);
        record.Winners[0].ShouldBe("A");
        record.Ties.Single().By.ShouldBe("lot");
        record.Ties.Single().Picked.ShouldBe([election.Candidates[drawn].Name]);
        StvCases.Scottish.InWords(record).ShouldContain(
            "B and C are tied for the fewest votes. No stage tells them apart. A lot is drawn from the seed: " +
            $"{record.Ties.Single().Picked[0]} is excluded.");
        record.LotSeed.ShouldBe(Convert.ToHexStringLower(Samples.Seed));
    }

    [Fact]
    public void ERS97_excludes_equals_together_or_not_at_all()
    {
        var record = Count("stv-ers97", 1, "A B C D E", "20 A", "18 B", "5 C>B", "5 D>A");
        record.Rounds[0].Excluded.ShouldBe(["E", "C", "D"]);

        var close = Count("stv-ers97", 1, "A B C D E", "9 A", "8 B", "5 C>B", "5 D>A");
        close.Rounds[0].Excluded.ShouldBe(["E"]);
        close.Rounds[1].Excluded.Length.ShouldBe(1);
        close.Ties[0].Among.ShouldBe(["C", "D"]);
    }

    [Fact]
    public void ERS97_elects_none_of_equals_for_whom_there_are_not_seats_enough()
    {
        var record = Count("stv-ers97", 1, "A B", "5 A", "5 B");

        record.Rounds.Length.ShouldBe(1);
        record.Ties.Single().By.ShouldBe("lot");
        record.Winners.Length.ShouldBe(1);
    }

    [Fact]
    public void ERS97_lowers_the_quota_while_nobody_is_elected()
    {
        var record = Count("stv-ers97", 2, "A B C D", "10 A", "9 B", "8 C", "6 D");

        record.Rounds.Select(round => round.Quota.ToString()).ShouldBe(["11.00", "9.00"]);
        record.Winners.ShouldBe(["A", "B"]);
    }

    private static CountRecord Count(string rule, int seats, string candidates, params string[] ballots) =>
        StvSamples.Of(seats, candidates, ballots).CountBy(CountingRules.Find(rule)!);

    [Theory]
    [InlineData("stv-scottish")]
    [InlineData("stv-ers97")]
    [InlineData("stv-meek")]
    public void Where_all_withdrew_that_is_told(string rule)
    {
        var profile = new RankedProfile.Builder(1);
        profile.Add([0], 3);
        var counting = CountingRules.Find(rule)!;
        var record = new Election("", [new("Wim", IsWithdrawn: true)], 1, profile.Build()).By(rule);
        record.Winners.ShouldBeEmpty();
        counting.InWords(record).ShouldContain("No ballot ranks any candidate, so nobody is elected.");
        counting.Settings[0].Meaning.ShouldContain("whoever stands first on the ballot paper");
    }
}
