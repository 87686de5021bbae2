using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Classes;
using FsCheck;
using FsCheck.Fluent;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Counting;

/// <summary>How decisions count classes, investors and members with several votes. The numbers are reckoned by hand beside each.</summary>
public sealed class WeighedTallyTests
{
    private static readonly DecisionRule Plain = YesNo with { Quorum = Quorum.None };

    private static readonly ClassRoll Society = ClassExample.Of(("investors", 5), ("users", 10), ("workers", 8));

    private static readonly ImmutableArray<CountedBallots> Split =
        [new(Yes, 6, "workers"), new(No, 2, "workers"), new(No, 9, "users"), new(Yes, 1, "users"), new(No, 5, "investors")];

    [Fact]
    public void The_weight_of_a_college_is_split_as_its_members_vote()
    {
        // Workers 50: 6 of 8 yes, 37.5. Users 30: 1 of 10, 3. Investors 20: none.
        var tally = Of(new ClassTerms([new("workers", 50), new("users", 30), new("investors", 20)]));
        tally.Weighed!.InFavour.ShouldBe(Amount.Ratio(81, 2));
        tally.Weighed.Base.ShouldBe(100);
        (tally.Yes, tally.No, tally.Returned, tally.Base, tally.Verdict).ShouldBe((7, 16, 23, 23, Verdict.Lost));
    }

    [Fact]
    public void The_weight_of_a_college_may_go_whole_to_its_majority()
    {
        var tally = Of(new ClassTerms([new("workers", 60), new("users", 25), new("investors", 15)], CollegeCarrying.Whole));
        (tally.Weighed!.InFavour, tally.Weighed.Base, tally.Verdict).ShouldBe((60, 100, Verdict.Carried));
        tally.Weighed.Classes.Select(each => (each.Class, each.InFavour, each.CountedInFavour)).ShouldBe([("investors", 0, 0), ("users", 1, 0), ("workers", 6, 60)]);
    }

    [Fact]
    public void Investors_have_no_more_than_their_share()
    {
        // Others cast 18; investors at a tenth of all have 18 / 9 = 2 of 20, not 5 of 23. Yes has 7 of 20.
        var tally = Of(Capped);
        (tally.Weighed!.Base, tally.Weighed.InFavour).ShouldBe((20, 7));
        tally.Weighed.Classes[0].CountedAgainst.ShouldBe(2);
        // Where they alone tip it: 10 against 8 with them, 9 against 8 by the cap.
        ImmutableArray<CountedBallots> tipped = [new(Yes, 8, "workers"), new(No, 8, "users"), new(No, 5, "investors")];
        Of(Capped, tipped).Verdict.ShouldBe(Verdict.Lost);
        Of(Capped, [new(Yes, 8, "workers"), new(No, 6, "users"), new(No, 5, "investors")]).Verdict.ShouldBe(Verdict.Carried, "8 of 15 5/9, with the cap");
        Of(null, [new(Yes, 8, "workers"), new(No, 6, "users"), new(No, 5, "investors")]).Verdict.ShouldBe(Verdict.Lost, "8 of 19, without");
    }

    [Fact]
    public void Where_only_capped_classes_vote_nothing_counts()
    {
        var tally = Of(Capped, [new(Yes, 5, "investors")]);
        (tally.Weighed!.Base, tally.Weighed.InFavour, tally.Verdict, tally.ThresholdMet).ShouldBe((0, 0, Verdict.Lost, false));
    }

    [Fact]
    public void A_class_that_must_agree_can_stop_what_all_others_want()
    {
        var terms = new ClassTerms(mustAgree: [new("users", Fraction.Half)]);
        ImmutableArray<CountedBallots> many = [new(Yes, 8, "workers"), new(Yes, 5, "investors"), new(Yes, 4, "users"), new(No, 6, "users")];
        var tally = Of(terms, many);
        (tally.Weighed!.InFavour, tally.Verdict, tally.Weighed.Classes[1].Agrees).ShouldBe((17, Verdict.Lost, false));
        Of(terms, [.. many[..3], new(No, 3, "users")]).Weighed!.Classes[1].Agrees.ShouldBe(true);
        TallyInWords.Of(tally, Plain with { Classes = terms }, []).ShouldContain("Users had to be in favour too: they are not.");
    }

    [Fact]
    public void Members_who_stand_for_several_have_several_votes()
    {
        var roll = new ClassRoll([new(null, 4, 30)], ClassExample.Roll.Digest);
        var rule = Plain with { Classes = new ClassTerms(countsVotes: true), TurnoutFloor = Fraction.Half };
        var tally = (YesNoTally)Count.Of(rule, 4, [], [new(Yes, 1, null, 9), new(No, 2, null, 4)], [], roll);
        (tally.Yes, tally.No, tally.Returned, tally.Weighed!.InFavour, tally.Weighed.Base).ShouldBe((1, 2, 3, 9, 13));
        (tally.TurnoutNeeded, tally.TurnoutMet, tally.Verdict).ShouldBe((15, false, Verdict.NoQuorum), "half of 30 votes, not of 4 members");
        TallyInWords.Of(tally, rule, []).ShouldContain("At least 15 votes had to be cast (half of 30), and too few were.");
        ((YesNoTally)Count.Of(rule with { TurnoutFloor = null }, 4, [], [new(Yes, 1, null, 9), new(No, 2, null, 4)], [], roll)).Verdict.ShouldBe(Verdict.Carried);
    }

    [Fact]
    public void An_eligible_base_is_of_each_class_as_the_roll_has_it()
    {
        // Workers 50: 4 of 8 eligible, 25. Users 50: 5 of 10, 25. Half of 100, not more.
        var rule = Plain with
        {
            Method = new YesNoMethod(new Threshold(Fraction.Half, Comparator.MoreThan, ThresholdBase.Eligible)),
            Classes = new ClassTerms([new("workers", 50), new("users", 50)]),
        };
        var tally = (YesNoTally)Count.Of(rule, 18, [], [new(Yes, 4, "workers"), new(Yes, 5, "users")], [], ClassExample.Of(("users", 10), ("workers", 8)));
        (tally.Weighed!.InFavour, tally.Weighed.Base, tally.Verdict).ShouldBe((50, 100, Verdict.Lost));
    }

    [Fact]
    public void An_election_counts_votes_in_parts_so_that_each_college_has_its_weight()
    {
        // 2 workers for Gas and 8 users for Wood, weighing 3 to 2: Gas has 60 of 100 though fewer want it.
        var rule = Plain with { Method = new ElectionMethod("approval", 1, ImmutableSortedDictionary<string, string>.Empty), Classes = new ClassTerms([new("workers", 3), new("users", 2)]) };
        var tally = (ElectionTally)Count.Of(
            rule with { Method = RuleTerms.Kept(rule).Method }, 10, Ovens,
            [new(ScoredChoice.Approving(Gas), 2, "workers"), new(ScoredChoice.Approving(Wood), 8, "users")], [1], ClassExample.Of(("users", 8), ("workers", 2)));
        (tally.Winners.Single(), tally.Returned).ShouldBe((Gas, 10));
        tally.Record.Electorate!.PartsPerVote!.ShouldBe(new Dictionary<string, long> { ["users"] = 1, ["workers"] = 6 });
    }

    [Fact]
    public void A_seat_is_kept_for_the_class_that_it_is_guarded_for()
    {
        ImmutableArray<Option> stand = [new(Gas, "Ann", "users"), new(Electric, "Bo", "users"), new(Wood, "Cy", "workers")];
        ImmutableArray<CountedBallots> votes = [new(RankedChoice.Of(Gas, Electric), 5), new(RankedChoice.Of(Electric, Gas), 5), new(RankedChoice.Of(Wood), 1)];
        Elected([]).ShouldBe([Gas, Electric], ignoreOrder: true);
        Elected([new("workers", 1)]).ShouldContain(Wood);

        ImmutableArray<OptionId> Elected(ImmutableArray<GuardedSeats> guarded)
        {
            var rule = RuleTerms.Kept(Plain with { Method = new ElectionMethod("stv-meek", 2, ImmutableSortedDictionary<string, string>.Empty, guarded) });
            return ((ElectionTally)Count.Of(rule, 11, stand, votes, [1])).Winners;
        }
    }

    [Fact]
    public void A_count_by_class_is_said_step_by_step() => TallyInWords.Of(Of(Capped), Plain with { Classes = Capped }, []).ShouldBe(
    [
        "Of 23 members who may vote, 23 took part: 7 voted yes, 16 voted no and nobody abstained.",
        "Investors (5 members): 0 yes, 5 no, 0 abstained. That counts as 0 yes and 2 no.",
        "Users (10 members): 1 yes, 9 no, 0 abstained.",
        "Workers (8 members): 6 yes, 2 no, 0 abstained.",
        "More than half of the votes cast must be yes: yes counts 7 of 20.",
        "So it is lost.",
    ]);

    [Fact]
    public void Laws_of_counting_by_class() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf(9).ToArbitrary(), numbers =>
    {
        var names = new[] { "investors", "users", "workers" };
        var roll = ClassExample.Of([.. names.Select((name, i) => ((string?)name, (long)numbers[(3 * i)..(3 * i + 3)].Sum() + 1))]);
        ImmutableArray<CountedBallots> ballots =
            [.. names.SelectMany((name, i) => new[] { Yes, No, new YesNoChoice(Answer.Abstain) }.Select((choice, j) => new CountedBallots(choice, numbers[(3 * i) + j], name)))];
        var capped = Of(Capped, ballots, roll).Weighed!;
        var investors = capped.Classes.Single(each => each.Class == "investors");
        var plain = Of(null, ballots, roll);
        var even = Of(new ClassTerms(countsVotes: true), ballots, roll);
        var colleges = Of(new ClassTerms([new("workers", 50), new("users", 30), new("investors", 20)]), ballots, roll).Weighed!;
        return (investors.CountedInFavour + investors.CountedAgainst) * 10 <= capped.Base // no more than a tenth
            && Of(Capped, [.. ballots.Reverse()], roll).Weighed!.InFavour == capped.InFavour // whatever the order
            && (even.Verdict, even.Weighed!.InFavour, even.Weighed.Base) == (plain.Verdict, (Amount)plain.Yes, (Amount)plain.Base) // one vote each is as without classes
            && colleges.Base <= 100 && colleges.InFavour <= colleges.Base; // weights are all that there is
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(new Replay(new Rnd(20_261_122, 77), null)));

    private static readonly ClassTerms Capped = new(caps: [new("investors", new Fraction(1, 10))]);

    private static YesNoTally Of(ClassTerms? terms, ImmutableArray<CountedBallots>? ballots = null, ClassRoll? roll = null) => (YesNoTally)Count.Of(
        Plain with { Classes = terms }, (roll ?? Society).Sizes.Sum(size => size.Members), [], ballots ?? Split, [], roll ?? Society);
}
