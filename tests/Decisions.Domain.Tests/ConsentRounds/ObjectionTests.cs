using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>An objection stands unless it is withdrawn or found not to qualify, and who said so is on record.</summary>
public sealed class ObjectionTests
{
    private static readonly ConsentBefore Objected = ConsentBefore.Given(
        ByConsent, (Ada, Position.NoObjection), (Ben, Position.Objection), (Cem, Position.Concern), (Dev, Position.NoObjection)).And(Planned);

    private static readonly Instant TestOver = Objected.Proposal!.Latest!.ClosesAt + Duration.FromHours(72) + Tick;

    [Fact]
    public void A_standing_objection_stops_the_agreement()
    {
        Objected.Step.ShouldBe(ConsentStep.Test);
        Objected.Refuses(before => before.Declare(), new ObjectionsStand(Oven, 1));
        Objected.Refuses(before => before.Take(ConsentStep.Signal), new ObjectionsStand(Oven, 1));
    }

    [Fact]
    public void Its_member_withdraws_it_and_no_other()
    {
        Objected.Refuses(before => before.Withdraw(Cem), new NoObjectionToTest(Cem));
        var withdrawn = Objected.Then(before => before.Withdraw(Ben), new ObjectionWithdrawn(Oven, First, Ben, null));
        withdrawn.State!.Standing(withdrawn.Pass!).ShouldBeEmpty();
        withdrawn.Declare().Rejection.ShouldBeNull();
        withdrawn.Refuses(before => before.Judge(Ben, Ada, true), new ObjectionHasFallen(Ben));
        withdrawn.Refuses(before => before.Take(ConsentStep.Signal), new ResultIsDue(Oven));
    }

    [Fact]
    public void It_is_put_in_other_words_by_its_member()
    {
        Objected.Then(before => Refine(before, Ben, "The fuse blows."), new ObjectionRefined(Oven, First, Ben, "The fuse blows."))
            .State!.Find(First, Ben)!.Argument.ShouldBe("The fuse blows.");
        Objected.Refuses(before => Refine(before, Cem, "The fuse blows."), new NoObjectionToTest(Cem));
        Objected.Refuses(before => Refine(before, Ben, " "), new TextIsMissing("text"));
    }

    [Fact]
    public void It_qualifies_where_nobody_disagrees()
    {
        Objected.Refuses(before => before.Test(Ben), new NobodyHasJudged(Ben));
        var judged = Objected.Then(before => before.Judge(Ben, Ada, true), new ObjectionJudged(Oven, First, Ben, Ada, true, "It is no harm."));
        var tested = judged.Then(before => before.Test(Ben), new ObjectionTested(Oven, First, Ben, true, Ada));
        tested.State!.Find(First, Ben)!.TestedBy.ShouldBe(Ada);
        tested.Refuses(before => before.Declare(), new ObjectionsStand(Oven, 1));
        tested.And(before => before.Withdraw(Ben)).Declare().Rejection.ShouldBeNull();
    }

    [Fact]
    public void It_falls_where_somebody_disagrees_and_nobody_else_upholds_it_once_all_had_their_say()
    {
        var one = Objected.And(before => before.Judge(Ben, Ada, false));
        one.Refuses(before => before.Test(Ben), new TestIsNotOver(Ben, 2, TestOver - Tick));
        var all = one.And(before => before.Judge(Ben, Cem, false)).And(before => before.Judge(Ben, Dev, false));
        all.Then(before => before.State!.HasFallen(First, Ben) ? Decision.Nothing : before.Test(Ben), new ObjectionTested(Oven, First, Ben, false, Ada)).Declare().Rejection.ShouldBeNull();
        one.At(TestOver).Test(Ben).Events.ShouldBe([new ObjectionTested(Oven, First, Ben, false, Ada)]);
    }

    [Fact]
    public void Why_it_was_withdrawn_is_kept() =>
        Objected.State!.Apply(new ObjectionWithdrawn(Oven, First, Ben, "I see it now.")).Find(First, Ben)!.WithdrawnBecause.ShouldBe("I see it now.");

    [Fact]
    public void The_time_to_judge_it_counts_from_when_positions_were_shown()
    {
        var shown = Objected.Proposal!.Latest! with { EndedAt = During };
        Objected.State!.TestEnd(shown).ShouldBe(During + Duration.FromHours(72));
    }

    [Fact]
    public void A_disagreement_about_it_is_no_majority_vote()
    {
        var disputed = Objected.And(before => before.Judge(Ben, Ada, false)).And(before => before.Judge(Ben, Dev, false)).And(before => before.Judge(Ben, Cem, true)).At(TestOver);
        disputed.Refuses(before => before.Test(Ben), new ObjectionIsDisputed(Ben));
        disputed.Refuses(before => before.Declare(), new ObjectionsStand(Oven, 1));
        disputed.And(before => before.Judge(Ben, Cem, false)).Test(Ben).Events.ShouldBe([new ObjectionTested(Oven, First, Ben, false, Ada)]);
    }

    [Fact]
    public void Nobody_judges_their_own_or_says_no_without_a_reason()
    {
        Objected.Refuses(before => before.Judge(Ben, Ben, true), new ObjectionIsYourOwn());
        Objected.Refuses(before => before.Judge(Ben, Ada, false, reason: null), new TextIsMissing("reason"));
        Objected.Refuses(before => before.Judge(Cem, Ada, false), new NoObjectionToTest(Cem));
        Objected.Refuses(
            before => JudgeObjection.Decide(before.State, before.Proposal, before.Pass, new JudgeObjection(Oven, Ben, Dev, true, null), isOnRoll: false, before.Now),
            new MemberTakesNoPart(Dev));
    }

    [Fact]
    public void Objections_are_looked_at_once_positions_are_shown()
    {
        var open = ConsentBefore.Asking(ByConsent) with { Signals = Objected.Signals };
        open.Refuses(before => before.Judge(Ben, Ada, true), new ConsentRoundIsElsewhere(Oven, ConsentStep.Signal));
        open.Refuses(before => before.Withdraw(Ben), new ConsentRoundIsElsewhere(Oven, ConsentStep.Signal));
    }

    [Theory]
    [InlineData(3, 0, true)]
    [InlineData(4, 1, true)]
    [InlineData(3, 1, false)]
    [InlineData(0, 4, false)]
    public void By_the_communitys_own_test_a_block_is_valid_where_enough_confirm_it(int yes, int no, bool isValid)
    {
        // Four fifths of those who judge it; others than the four of the roll are as many as the case needs.
        var blocked = ConsentBefore.Given(ByConsensus, (Ada, Position.Agree), (Ben, Position.Block), (Cem, Position.Agree), (Dev, Position.StandAside)).And(Planned).At(TestOver);
        foreach (var (i, qualifies) in Enumerable.Repeat(true, yes).Concat(Enumerable.Repeat(false, no)).Index())
            blocked = blocked.And(before => before.Judge(Ben, new(Id((byte)(0x10 + i))), qualifies));
        blocked.Test(Ben).Events.ShouldBe([new ObjectionTested(Oven, First, Ben, isValid, Ada)]);
        blocked.And(before => before.Test(Ben)).Declare().Rejection.ShouldBe(isValid ? new ObjectionsStand(Oven, 1) : null);
    }

    [Fact]
    public void A_rule_may_take_the_share_of_all_who_may_take_part()
    {
        var method = (PositionMethod)ByConsensus.Method;
        var ofAll = ByConsensus with { Method = method with { Test = new ObjectionTest(new Threshold(Fraction.Half, Comparator.MoreThan, ThresholdBase.Eligible)) } };
        var blocked = ConsentBefore.Given(ofAll, (Ada, Position.Agree), (Ben, Position.Block), (Cem, Position.Agree), (Dev, Position.Agree));
        var one = blocked.And(before => before.Judge(Ben, Ada, true));
        one.Refuses(before => before.Test(Ben), new TestIsNotOver(Ben, 2, TestOver - Tick));
        one.And(before => before.Judge(Ben, Cem, true)).Test(Ben).Events.ShouldBe([new ObjectionTested(Oven, First, Ben, true, Ada)]);
        one.At(TestOver).Test(Ben).Events.ShouldBe([new ObjectionTested(Oven, First, Ben, false, Ada)]);
    }

    [Theory]
    [InlineData(ThresholdBase.Present)]
    [InlineData(ThresholdBase.Eligible)]
    public void Whoever_blocks_is_not_among_those_who_are_to_confirm_it(ThresholdBase of)
    {
        var method = (PositionMethod)ByConsensus.Method;
        var all = ByConsensus with { Method = method with { Test = new ObjectionTest(new Threshold(new Fraction(1, 1), Comparator.AtLeast, of)) } };
        var blocked = ConsentBefore.Given(all, (Ada, Position.Agree), (Ben, Position.Block), (Cem, Position.Agree), (Dev, Position.Agree))
            .And(before => before.Judge(Ben, Ada, true)).And(before => before.Judge(Ben, Cem, true)).And(before => before.Judge(Ben, Dev, true));
        blocked.Test(Ben).Events.ShouldBe([new ObjectionTested(Oven, First, Ben, true, Ada)]);
    }

    [Fact]
    public void Without_a_time_to_judge_in_it_falls_only_once_all_have_judged()
    {
        var live = Objected with { State = Objected.State! with { Hours = StepHours.Live } };
        var one = live.And(before => before.Judge(Ben, Ada, false));
        one.Refuses(before => before.Test(Ben), new TestIsNotOver(Ben, 2, null));
        one.And(before => before.Judge(Ben, Cem, false)).And(before => before.Judge(Ben, Dev, false)).Test(Ben).Events
            .ShouldBe([new ObjectionTested(Oven, First, Ben, false, Ada)]);
    }

    [Fact]
    public void What_is_put_in_other_words_is_judged_anew_by_everyone()
    {
        var refined = Objected.And(before => before.Judge(Ben, Ada, false)).And(before => Refine(before, Ben, "The fuse blows.")).At(TestOver);
        refined.Refuses(before => before.Test(Ben), new NobodyHasJudged(Ben));
        refined.And(before => before.Judge(Ben, Ada, false)).Refuses(before => before.Test(Ben), new TestIsNotOver(Ben, 2, TestOver - Tick));
    }

    [Fact]
    public void After_a_pass_without_a_quorum_nothing_is_done_about_its_objections()
    {
        var few = ConsentBefore.Given(ByConsent, (Ben, Position.Objection)).And(before => before.Declare());
        few.Refuses(before => before.Judge(Ben, Ada, false), new ResultIsDeclared(Oven));
        few.Refuses(before => before.Withdraw(Ben), new ResultIsDeclared(Oven));
        few.And(before => before.Take(ConsentStep.Signal)).Step.ShouldBe(ConsentStep.Signal);
    }

    private static Decision Refine(ConsentBefore before, Domain.Members.MemberId member, string text) =>
        RefineObjection.Decide(before.State, before.Proposal, before.Pass, new RefineObjection(Oven, member, text), before.Now);
}
