using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>What holds of every count by the single transferable vote, tried on small elections from a fixed seed.</summary>
public sealed class StvLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(400)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20_250_101, 77), null));

    public static TheoryData<string> Rules => ["stv-scottish", "stv-meek", "stv-ers97"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_ballots_makes_no_difference(string rule) => ForAll(ballots =>
        Json(ballots.CountBy(rule)) == Json((ballots with { Rankings = ballots.Rankings.Reverse().ToImmutableArray() }).CountBy(rule)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Votes_and_what_is_exhausted_and_lost_are_all_ballots_at_every_stage(string rule) => ForAll(ballots =>
    {
        var record = ballots.CountBy(rule);
        var one = BigInteger.Pow(10, record.Rounds[0].Exhausted.Places!.Value);
        return record.Rounds.All(round =>
            round.Votes.Values.Aggregate(BigInteger.Zero, (sum, each) => sum + each.Numerator) + round.Exhausted.Numerator +
                round.LostByFraction.Numerator == record.Ballots.Valid * one &&
            round.Exhausted.Numerator >= 0 && round.LostByFraction.Numerator >= 0);
    });

    /// <summary>Meek's rule has no papers of other values: it counts all anew with other keep values.</summary>
    [Theory]
    [InlineData("stv-scottish")]
    [InlineData("stv-ers97")]
    public void What_papers_are_worth_together_is_their_number_times_their_value(string rule) => ForAll(ballots =>
        ballots.CountBy(rule).Rounds.SelectMany(round => round.Transfers).All(each =>
            each.Value is { } value ? each.Votes.Equals(value * each.Papers) : each.To is null && rule == "stv-ers97"));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_seed_stands_in_the_record_where_a_lot_was_drawn_and_only_there(string rule) => ForAll(ballots =>
    {
        var record = ballots.CountBy(rule);
        return record.LotSeed is null != record.Ties.Any(tie => tie.By == "lot");
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void All_seats_are_filled_while_there_are_candidates(string rule) => ForAll(ballots =>
    {
        var record = ballots.CountBy(rule);
        var standing = record.Candidates.Length - record.Withdrawn.Length;
        return record.Winners.Length == (record.Ballots.Valid == 0 ? 0 : Math.Min(record.Seats, standing)) &&
            record.Winners.Distinct().Count() == record.Winners.Length && !record.Winners.Intersect(record.Withdrawn).Any() &&
            record.Winners.SequenceEqual(record.Rounds.SelectMany(round => round.Elected));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Other_names_in_another_order_make_no_difference_where_no_lot_was_drawn(string rule) => ForAll(ballots =>
    {
        var record = ballots.CountBy(rule);
        if (record.Ties.Any(tie => !tie.By.StartsWith("round", StringComparison.Ordinal)))
            return true;
        var last = ballots.Candidates.Length - 1;
        var mirrored = new Ballots(
            [.. ballots.Candidates.Reverse()], ballots.Seats,
            [.. ballots.Rankings.Select(each => (each.Ranking.Select(candidate => last - candidate).ToArray(), each.Count))]).CountBy(rule);
        return mirrored.Rounds.Length == record.Rounds.Length && record.Rounds.Zip(mirrored.Rounds).All(pair =>
            pair.First.Votes.SequenceEqual(pair.Second.Votes) && pair.First.Exhausted == pair.Second.Exhausted &&
            pair.First.Elected.ToHashSet().SetEquals(pair.Second.Elected) && pair.First.Excluded.ToHashSet().SetEquals(pair.Second.Excluded));
    });

    /// <summary>
    /// Woodall, Voting matters 3 (1994): more than k Droop quotas of ballots that rank some candidates before all others
    /// elect k of these. One vote more than the quotas makes up for all fractions that are cut off.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Those_who_rank_some_candidates_before_all_others_elect_their_share(string rule) => ForAll(ballots =>
    {
        var record = ballots.CountBy(rule);
        int[] standing = [.. Enumerable.Range(0, ballots.Candidates.Length).Where(each => !ballots.Candidates[each].IsWithdrawn)];
        return Enumerable.Range(1, (1 << standing.Length) - 1).All(mask =>
        {
            var set = standing.Where((_, i) => (mask >> i & 1) == 1).ToHashSet();
            var solid = ballots.Rankings.Where(each => set.SetEquals(each.Ranking.Where(standing.Contains).Take(set.Count))).Sum(each => each.Count);
            var quotas = (solid - 1) * (ballots.Seats + 1) / Math.Max(1, record.Ballots.Valid);
            return record.Winners.Count(name => set.Any(each => ballots.Candidates[each].Name == name)) >= Math.Min(quotas, set.Count);
        });
    });

    private static void ForAll(Func<Ballots, bool> law)
    {
        var elections =
            from candidates in Gen.Choose(1, 6)
            from seats in Gen.Choose(1, 3)
            from withdrawn in Gen.Choose(-4, candidates - 1)
            from rankings in Ranking(candidates).ListOf()
            select new Ballots([.. Enumerable.Range(0, candidates).Select(i => new Candidate($"{(char)('A' + i)}", i == withdrawn))], seats, [.. rankings]);
        Check.One(Fixed, Prop.ForAll(elections.ToArbitrary(), law));
    }

    private static Gen<(int[] Ranking, long Count)> Ranking(int candidates) =>
        from order in Gen.Shuffle(Enumerable.Range(0, candidates).ToArray())
        from length in Gen.Choose(0, candidates)
        from count in Gen.Choose(1, 9)
        select (order.Take(length).ToArray(), (long)count);

    private static string Json(CountRecord record) => JsonSerializer.Serialize(record);

    private sealed record Ballots(ImmutableArray<Candidate> Candidates, int Seats, ImmutableArray<(int[] Ranking, long Count)> Rankings)
    {
        public CountRecord CountBy(string rule)
        {
            var profile = new RankedProfile.Builder(Candidates.Length);
            foreach (var (ranking, count) in Rankings)
                profile.Add(ranking, count);
            return new Election("Board", Candidates, Seats, profile.Build()).CountBy(CountingRules.Find(rule)!);
        }
    }
}
