using System.Collections.Immutable;
using System.Security.Cryptography;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Tests.Counting;

public sealed class TiesForLastTests
{
    private static readonly ImmutableArray<Option> Four = Samples.Options("A", "B", "C", "D");

    [Fact]
    public void A_tie_goes_to_the_most_recent_round_in_which_the_tied_differ()
    {
        // In round 1 C has fewer than B; D's ballots make them equal in round 2; so C leaves.
        var tally = Samples.Count(Four,
            [Four.Of(6, "A"), Four.Of(4, "B>A"), Four.Of(3, "C>B"), Four.Of(1, "D>C")]);

        Four.Show(tally).ShouldBe(["A 6, B 4, C 3, D 1", "A 6, B 4, C 4", "A 6, B 7; 1 exhausted"]);
        tally.Rounds[1].Eliminated.ShouldBe(Four.Named("C"));
        tally.Rounds[1].Tie!.Among.ShouldBe([Four.Named("B"), Four.Named("C")]);
        tally.Rounds[1].Tie!.ByRound.ShouldBe(1);
    }

    [Fact]
    public void The_look_goes_backwards_and_not_forwards()
    {
        // Round 1: B 5, C 6. Round 2: B 7, C 6. Round 3: both 8. Looking forwards B would leave, backwards C does.
        var five = Samples.Options("A", "B", "C", "D", "E");

        var tally = Samples.Count(five,
        [
            five.Of(10, "A"), five.Of(5, "B"), five.Of(6, "C>B"), five.Of(2, "D>C"), five.Of(1, "D>B"),
            five.Of(2, "E>B"),
        ]);

        five.Show(tally).ShouldBe(
            ["A 10, B 5, C 6, D 3, E 2", "A 10, B 7, C 6, D 3", "A 10, B 8, C 8", "A 10, B 14; 2 exhausted"]);
        (tally.Rounds[2].Eliminated, tally.Rounds[2].Tie!.ByRound).ShouldBe((five.Named("C"), 2));
    }

    [Fact]
    public void Those_who_share_the_fewest_in_an_earlier_round_look_further_back()
    {
        // Round 3 ties B, C and D at 4. In round 2 B and C share the fewest, 3; in round 1 C had fewer than B.
        var options = Samples.Options("A", "B", "C", "D", "E", "F");
        ImmutableArray<RankedRound> earlier =
        [
            Round(1, options, ("A", 9), ("B", 3), ("C", 2), ("D", 1), ("E", 1), ("F", 0)),
            Round(2, options, ("A", 9), ("B", 3), ("C", 3), ("D", 4), ("E", 1)),
        ];
        ImmutableArray<OptionVotes> now = Votes(options, ("A", 9), ("B", 4), ("C", 4), ("D", 4));

        var (leaves, tie) = TieForLast.Leaves(now, earlier, Samples.Seed);

        leaves.ShouldBe(options.Named("C"));
        tie!.ByRound.ShouldBe(1);
        TieForLast.Look(tie.Among, earlier).Select(look => look.Round).ShouldBe([2, 1]);
    }

    [Fact]
    public void A_lot_is_drawn_only_among_those_whom_no_round_tells_apart()
    {
        var options = Samples.Options("A", "B", "C", "D");
        ImmutableArray<RankedRound> earlier = [Round(1, options, ("A", 9), ("B", 3), ("C", 2), ("D", 2))];
        ImmutableArray<OptionVotes> now = Votes(options, ("A", 9), ("B", 4), ("C", 4), ("D", 4));

        var (leaves, tie) = TieForLast.Leaves(now, earlier, Samples.Seed);

        leaves.ShouldBe(Lot.Draw([options.Named("C"), options.Named("D")], Samples.Seed));
        tie!.ByRound.ShouldBeNull();
        tie.Among.Length.ShouldBe(3);
    }

    [Fact]
    public void A_tie_in_the_first_round_goes_by_lot()
    {
        var two = Samples.Options("A", "B");

        var tally = Samples.Count(two, [two.Of(2, "A"), two.Of(2, "B")]);

        tally.Rounds.Length.ShouldBe(2);
        tally.Rounds[0].Tie!.ByRound.ShouldBeNull();
        tally.Rounds[0].Eliminated.ShouldBe(Lot.Draw([two[0].Id, two[1].Id], Samples.Seed));
        tally.Winner.ShouldNotBe(tally.Rounds[0].Eliminated);
        tally.LotSeed.ShouldBe(Convert.ToHexStringLower(Samples.Seed));
    }

    [Fact]
    public void The_last_two_break_a_tie_by_the_same_rule()
    {
        var three = Samples.Options("A", "B", "C");

        var tally = Samples.Count(three, [three.Of(4, "A"), three.Of(3, "B"), three.Of(1, "C>B")]);

        three.Show(tally).ShouldBe(["A 4, B 3, C 1", "A 4, B 4", "A 4; 4 exhausted"]);
        (tally.Rounds[1].Eliminated, tally.Rounds[1].Tie!.ByRound).ShouldBe((three.Named("B"), 1));
    }

    [Fact]
    public void A_lot_takes_out_the_lowest_hash_of_the_seed_and_the_written_id()
    {
        var low = new OptionId(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"));
        var high = new OptionId(Guid.Parse("ffeeddcc-bbaa-9988-7766-554433221100"));
        byte[] seed = [1, 2, 3];
        var hashes = new[] { low, high }.ToDictionary(
            id => id,
            id => Convert.ToHexString(SHA256.HashData(
                [.. seed, .. Convert.FromHexString(id.Value.ToString("N"))])));

        Lot.Draw([low, high], seed).ShouldBe(hashes.MinBy(pair => pair.Value, StringComparer.Ordinal).Key);
        Lot.Draw([high, low], seed).ShouldBe(Lot.Draw([low, high], seed));
    }

    [Fact]
    public void Another_seed_can_draw_another_option()
    {
        var two = Samples.Options("A", "B");

        Enumerable.Range(0, 20).Select(i => Lot.Draw([two[0].Id, two[1].Id], [(byte)i])).Distinct().Count()
            .ShouldBe(2);
    }

    private static RankedRound Round(int number, ImmutableArray<Option> options, params (string, long)[] votes) =>
        new(number, Votes(options, votes), 0, 0, null, null, []);

    private static ImmutableArray<OptionVotes> Votes(
        ImmutableArray<Option> options, params (string Name, long Votes)[] votes) =>
        [.. votes.Select(each => new OptionVotes(options.Named(each.Name), each.Votes))];
}
