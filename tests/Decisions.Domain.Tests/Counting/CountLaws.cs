using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting;

/// <summary>What holds of every count, tried on some hundreds of small elections from a fixed seed.</summary>
public sealed class CountLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(500)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20_250_101, 77), null));

    [Fact]
    public void The_order_of_ballots_makes_no_difference() => ForAll(election =>
        Json(election.Tally()) == Json((election with { Ballots = [.. election.Ballots.Reverse()] }).Tally()));

    [Fact]
    public void Counting_ballots_one_by_one_makes_no_difference() => ForAll(election =>
        Json(election.Tally()) == Json((election with
        {
            Ballots = [.. election.Ballots.SelectMany(each =>
                Enumerable.Repeat(each with { Count = 1 }, (int)each.Count))],
        }).Tally()));

    [Fact]
    public void Votes_and_exhausted_ballots_make_all_that_are_not_blank_in_every_round() => ForAll(election =>
    {
        var tally = election.Tally();
        return tally.Rounds.All(round =>
            round.Votes.Sum(each => each.Votes) + round.Exhausted == tally.Returned - tally.Blank);
    });

    [Fact]
    public void Each_round_follows_from_the_one_before() => ForAll(election =>
    {
        var rounds = election.Tally().Rounds;
        return rounds.Zip(rounds.Skip(1)).All(pair => Follows(pair.First, pair.Second));
    });

    [Fact]
    public void Only_the_last_round_has_a_majority() => ForAll(election =>
    {
        var tally = election.Tally();
        return tally.Rounds.SkipLast(1).All(round => round.Votes.All(each => each.Votes < round.Majority)) &&
            (tally.Winner is null) == (tally.Returned == tally.Blank);
    });

    [Fact]
    public void A_majority_of_first_preferences_wins_in_the_first_round() => ForAll(election =>
    {
        var tally = election.Tally();
        var first = tally.Rounds[0];
        return first.Votes.FirstOrDefault(each => each.Votes * 2 > tally.Returned - tally.Blank) is not { } most ||
            (tally.Winner == most.Option && tally.Rounds.Length == 1);
    });

    [Fact]
    public void Other_names_and_another_order_of_options_make_no_difference_apart_from_lots() => ForAll(election =>
    {
        var tally = election.Tally();
        if (tally.Rounds.Any(round => round.Tie is { ByRound: null }))
            return true;
        var renamed = election.Options.ToDictionary(
            option => option.Id, option => new OptionId(new Guid(1000 - option.Name[0], 7, 7, new byte[8])));
        var other = new Election(
            [.. election.Options.Reverse().Select(option => option with { Id = renamed[option.Id] })],
            [.. election.Ballots.Select(each => each with
            {
                Choice = RankedChoice.Of(
                    [.. ((RankedChoice)each.Choice).Ranking.Select(place => renamed[place[0]])]),
            })]).Tally();
        return other.Winner == (tally.Winner is { } winner ? renamed[winner] : null) &&
            other.Rounds.Select(round => round.Eliminated).SequenceEqual(tally.Rounds.Select(
                round => round.Eliminated is { } gone ? renamed[gone] : (OptionId?)null)) &&
            other.Rounds.Zip(tally.Rounds).All(pair => pair.First.Votes.ToHashSet().SetEquals(
                pair.Second.Votes.Select(each => each with { Option = renamed[each.Option] })));
    });

    [Fact]
    public void One_more_yes_never_turns_a_carried_proposal_into_a_lost_one()
    {
        var cases =
            from whole in Gen.Choose(1, 12)
            from part in Gen.Choose(0, whole)
            from comparator in Gen.Elements(Enum.GetValues<Comparator>())
            from of in Gen.Elements(Enum.GetValues<ThresholdBase>())
            from votes in Gen.Choose(0, 12).Three()
            from absent in Gen.Choose(0, 12)
            select (new Threshold(new Fraction(part, whole), comparator, of), votes, absent);

        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (threshold, (yes, no, abstain), absent) = one;
            var rule = Samples.YesNo(threshold, new Quorum(3, new Fraction(1, 4)), new Fraction(1, 5));
            var roll = yes + no + abstain + absent + 1;
            return Samples.Count(rule, roll, yes, no, abstain).Verdict != Verdict.Carried ||
                Samples.Count(rule, roll, yes + 1, no, abstain).Verdict == Verdict.Carried;
        }));
    }

    private static bool Follows(RankedRound one, RankedRound next)
    {
        var had = one.Votes.Single(each => each.Option == one.Eliminated).Votes;
        var gains = one.Transfers.ToDictionary(each => each.Option, each => each.Votes);
        return one.Votes.All(each => each.Votes >= had) &&
            one.Votes.Where(each => each.Option != one.Eliminated)
                .Select(each => each with { Votes = each.Votes + gains.GetValueOrDefault(each.Option) })
                .SequenceEqual(next.Votes) &&
            next.Exhausted == one.Exhausted + had - gains.Values.Sum();
    }

    private static void ForAll(Func<Election, bool> law)
    {
        var elections =
            from options in Gen.Choose(1, 6)
            from ballots in Ballot(options).ListOf()
            select new Election(AllOptions(options), [.. ballots]);
        Check.One(Fixed, Prop.ForAll(elections.ToArbitrary(), law));
    }

    private static Gen<CountedBallots> Ballot(int options) =>
        from order in Gen.Shuffle(AllOptions(options).ToArray())
        from length in Gen.Choose(0, options)
        from count in Gen.Choose(1, 4)
        select new CountedBallots(RankedChoice.Of([.. order.Take(length).Select(option => option.Id)]), count);

    private static ImmutableArray<Option> AllOptions(int count) =>
        Samples.Options([.. Enumerable.Range(0, count).Select(i => ((char)('A' + i)).ToString())]);

    private static string Json(Tally tally) => JsonSerializer.Serialize(tally);

    private sealed record Election(ImmutableArray<Option> Options, ImmutableArray<CountedBallots> Ballots)
    {
        public RankedTally Tally() => Samples.Count(Options, Ballots);
    }
}
