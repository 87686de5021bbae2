using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using NodaTime;
using static Decisions.Domain.Tests.Circles.CircleBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Circles;

/// <summary>A role passes on in a stated order: the turn that runs and the next are on record.</summary>
public sealed class RotationTests
{
    private static readonly TurnLength TenDays = new(10, TurnUnit.Days);
    private static readonly RotateCircleRole State = new(Bakers, CircleRole.Facilitator, null, [Ada, Ben, Cem], TenDays, Today);
    private static readonly CircleRotationStated Stated = new(Bakers, CircleRole.Facilitator, null, [Ada, Ben, Cem], TenDays, Today);
    private static readonly GiveTurn Give = new(Bakers, CircleRole.Facilitator, null);
    private static readonly CircleBefore All = With([Ada, Ben, Cem]);

    [Fact]
    public void An_order_names_members_of_the_circle_a_length_and_a_first_day() => All
        .Then(state => state.Decide(State), Stated)
        .Then(state => state.Decide(State with { Order = [Cem, Ada] }), Stated with { Order = [Cem, Ada] })
        .Members!.Rotations.ShouldHaveSingleItem().Order.ShouldBe([Cem, Ada]);

    [Fact]
    public void An_order_that_cannot_be_kept_is_refused() => (All with { Suspended = [Cem] })
        .Refuses(state => state.Decide(State), new MemberIsNotInCircle(Bakers, Cem))
        .Refuses(state => state.Decide(State with { Order = [Ada] }), new RotationNeedsMembers(2, 100))
        .Refuses(state => state.Decide(State with { Order = default }), new RotationNeedsMembers(2, 100))
        .Refuses(state => state.Decide(State with { Order = [.. Enumerable.Repeat(Ada, 101)] }), new RotationNeedsMembers(2, 100))
        .Refuses(state => state.Decide(State with { Order = [Ada, Ben, Ada] }), new RotationNamesTwice(Ada))
        .Refuses(state => state.Decide(State with { Order = [Ada, Ben], Length = new TurnLength(0, TurnUnit.Weeks) }), new TurnLengthIsUnfit(TurnUnit.Weeks, 260))
        .Refuses(state => state.Decide(State with { Order = [Ada, Ben], First = Today.PlusDays(-1) }), new RotationDayIsUnfit(Today.PlusDays(-1), Today, Today.PlusYears(5)))
        .Refuses(state => state.Decide(State with { Order = [Ada, Ben], First = LocalDate.MaxIsoValue }), new RotationDayIsUnfit(LocalDate.MaxIsoValue, Today, Today.PlusYears(5)))
        .Refuses(state => state.Decide(State with { Role = CircleRole.Delegate }), new CircleIsInsideNone(Bakers))
        .Refuses(state => state.Decide(State with { Role = CircleRole.Own }), new TextIsMissing("name"))
        .Refuses(state => state.Decide(State with { CircleId = new(Id(0x69)) }), new CircleIsUnknown(new(Id(0x69))));

    [Fact]
    public void The_turn_that_runs_and_the_next_are_put_on_record_together() => Gives(All.After(Stated), (Ada, 0, 9), (Ben, 10, 19));

    [Fact]
    public void Each_next_turn_is_on_record_as_soon_as_the_one_before_it_has_begun_and_after_the_last_comes_the_first()
    {
        var state = Gives(Gives(Gives(All.After(Stated), (Ada, 0, 9), (Ben, 10, 19)).On(Today.PlusDays(10)), (Cem, 20, 29)).On(Today.PlusDays(20)), (Ada, 30, 39));
        state.Refuses(each => each.Decide(Give), new NoTurnIsDue(Bakers, CircleRole.Facilitator, null));
    }

    [Fact]
    public void An_order_that_begins_later_has_its_first_turn_on_record_at_once() =>
        Gives(Gives(All.After(Stated with { First = Today.PlusDays(5) }), (Ada, 5, 14)).On(Today.PlusDays(5)), (Ben, 15, 24));

    [Fact]
    public void A_turn_that_comes_late_begins_on_the_day_it_is_written() =>
        Gives(Turning.On(Today.PlusDays(40)), (Cem, 40, 49), (Ada, 50, 59));

    [Fact]
    public void Whoever_left_the_circle_or_is_suspended_is_skipped_and_comes_again_once_they_are_back()
    {
        var left = Turning.After(new MemberLeftCircle(Bakers, Ben, null));
        var after = Gives(Gives(left, (Cem, 10, 19)).On(Today.PlusDays(10)), (Ada, 20, 29));
        Gives(after.After(new MemberJoinedCircle(Bakers, Ben, null)).On(Today.PlusDays(20)), (Ben, 30, 39));
        Gives(Turning with { Suspended = [Ben] }, (Cem, 10, 19));
        Gives((Turning with { Suspended = [Cem] }).On(Today.PlusDays(10)), (Ada, 20, 29));
    }

    [Fact]
    public void With_nobody_of_the_order_in_the_circle_it_stays_and_gives_no_turn()
    {
        var alone = Turning with { Suspended = [Ada, Ben, Cem] };
        alone.Refuses(state => state.Decide(Give), new NoTurnIsDue(Bakers, CircleRole.Facilitator, null));
        alone.Members!.Rotations.ShouldHaveSingleItem();
        Gives((alone with { Suspended = [Ada, Ben] }).On(Today.PlusDays(30)), (Cem, 30, 39), (Cem, 40, 49));
    }

    [Fact]
    public void Whoever_is_passed_over_gives_their_turn_to_the_next_and_comes_again_in_the_next_round()
    {
        var passed = Turning.Then(state => state.Decide(Pass(Ben)), new CircleTurnPassedOver(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(10), null));
        var cem = Gives(passed, (Cem, 10, 19)).On(Today.PlusDays(10));
        var ben = Gives(Gives(cem, (Ada, 20, 29)).On(Today.PlusDays(20)), (Ben, 30, 39));
        ben.Refuses(state => state.Decide(Pass(Ben)), new TurnWasPassedOver(Ben))
            .Refuses(state => state.Decide(Pass(Ada)), new NoTurnToPassOver(Ada));
        var again = Gives(Gives(Gives(ben.On(Today.PlusDays(30)), (Cem, 40, 49)).On(Today.PlusDays(40)), (Ada, 50, 59)).On(Today.PlusDays(50)), (Ben, 60, 69));
        again.Then(state => state.Decide(Pass(Ben)), new CircleTurnPassedOver(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(60), null));
    }

    [Fact]
    public void Where_all_are_passed_over_nobody_has_the_turn_and_the_order_goes_on_after_it()
    {
        var none = Pass(Turning, Ben);
        none = Pass(Gives(none, (Cem, 10, 19)), Cem);
        none = Pass(Gives(none, (Ada, 10, 19)), Ada);
        none.Refuses(state => state.Decide(Give), new NoTurnIsDue(Bakers, CircleRole.Facilitator, null));
        Gives(none.On(Today.PlusDays(10)), (Ben, 20, 29));

        static CircleBefore Pass(CircleBefore state, MemberId who) => state.After(state.Decide(RotationTests.Pass(who)).Events.ShouldHaveSingleItem());
    }

    [Fact]
    public void A_turn_starts_after_a_term_that_is_filled_by_hand()
    {
        var filled = Turning.Then(state => state.Decide(Fill(Cem, 10, 14)), Filled(Cem, 10, 14));
        Gives(filled, (Ben, 15, 24));
        Turning.Refuses(state => state.Decide(Fill(Cem, 5, 9)), new CircleRoleIsFilled(CircleRole.Facilitator, null, Ada, Today, Today.PlusDays(9)));
        Gives(All.After(Filled(Cem, 3, 30)).After(Stated), (Ada, 31, 40));
        Gives(All.After(Filled(Cem, 0, 4)).After(Filled(Ben, 7, 8)).After(Stated), (Ada, 9, 18));
    }

    [Fact]
    public void Whoever_fills_their_own_turn_by_hand_has_had_it() =>
        Gives(Turning.Then(state => state.Decide(Fill(Ben, 10, 14)), Filled(Ben, 10, 14)), (Cem, 15, 24));

    [Fact]
    public void Whom_the_circle_chose_together_takes_the_days_of_a_turn_and_whose_turn_it_was_comes_next()
    {
        var chosen = Filled(Cem, 10, 25) with { SelectionId = new(Id(0x81)) };
        Gives(Turning.After(chosen), (Ben, 26, 35));
        var within = Turning.After(chosen with { From = Today.PlusDays(12), Until = Today.PlusDays(13) });
        within.Members!.Terms.Count(term => term.MemberId == Ben).ShouldBe(2, "the days around it stay theirs");
    }

    [Fact]
    public void A_turn_that_runs_can_be_ended_and_the_next_begins_when_it_was_to()
    {
        var ended = Turning.Then(state => state.Decide(new VacateCircleRole(Bakers, CircleRole.Facilitator, null, Ada, "Ill.")), new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ada, "Ill."));
        ended.Refuses(state => state.Decide(Give), new NoTurnIsDue(Bakers, CircleRole.Facilitator, null))
            .Then(state => state.Decide(Fill(Cem, 1, 9)), Filled(Cem, 1, 9))
            .Members!.Terms.ShouldContain(term => term.MemberId == Ben && term.ByRotation);
    }

    [Fact]
    public void An_order_that_ends_gives_no_turn_more_and_what_is_on_record_stands() => Turning
        .Refuses(state => state.Decide(new EndRotation(Bakers, CircleRole.Facilitator, null, " ")), new TextIsMissing("reason"))
        .Then(state => state.Decide(new EndRotation(Bakers, CircleRole.Facilitator, null, "Enough.")), new CircleRotationEnded(Bakers, CircleRole.Facilitator, null, "Enough."))
        .Refuses(state => state.On(Today.PlusDays(10)).Decide(Give), new RoleDoesNotRotate(Bakers, CircleRole.Facilitator, null))
        .Members!.Terms.Length.ShouldBe(2);

    [Fact]
    public void With_no_order_any_more_nobody_is_passed_over_and_their_turn_stands()
    {
        var ended = Turning.After(new CircleRotationEnded(Bakers, CircleRole.Facilitator, null, "Enough."));
        ended.Refuses(state => state.Decide(Pass(Ben)), new RoleDoesNotRotate(Bakers, CircleRole.Facilitator, null))
            .Members!.Terms.ShouldContain(term => term.MemberId == Ben && term.From == Today.PlusDays(10));
    }

    [Fact]
    public void An_order_stated_anew_begins_after_what_is_on_record()
    {
        var anew = Turning.After(Stated with { Order = [Cem, Ben], First = Today.PlusDays(3), Length = new TurnLength(1, TurnUnit.Months) });
        Gives(anew.On(Today.PlusDays(10)), new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Cem, Today.PlusDays(20), Today.PlusDays(20).PlusMonths(1).PlusDays(-1), ByRotation: true));
    }

    [Fact]
    public void A_closed_circle_gives_no_turn() => Turning.After(new CircleClosed(Bakers, "Over.")).On(Today.PlusDays(10))
        .Refuses(state => state.Decide(Give), new CircleIsClosed(Bakers, "Bakers"))
        .Refuses(state => state.Decide(Pass(Ben)), new CircleIsClosed(Bakers, "Bakers"))
        .Refuses(state => state.Decide(State), new CircleIsClosed(Bakers, "Bakers"));

    [Fact]
    public void A_term_of_who_is_in_the_circle_no_more_is_in_nobodys_way_and_one_lasts_five_years_at_the_most() =>
        (With([Ada, Ben], AdaLeads) with { Suspended = [Ada] })
        .Then(state => state.Decide(Fill(Ben, 5, 20)), Filled(Ben, 5, 20))
        .Refuses(state => state.Decide(new FillCircleRole(Bakers, CircleRole.Secretary, null, Ben, Today, Today.PlusYears(5))), new TermIsTooLong(5))
        .Then(state => state.Decide(new FillCircleRole(Bakers, CircleRole.Secretary, null, Ben, Today, Today.PlusYears(5).PlusDays(-1))),
            new CircleRoleFilled(Bakers, CircleRole.Secretary, null, Ben, Today, Today.PlusYears(5).PlusDays(-1)))
        .Members!.LeadsOn(Today.PlusDays(1)).ShouldBe([Ben]);

    private static CircleBefore Turning => Gives(All.After(Stated), (Ada, 0, 9), (Ben, 10, 19));

    private static PassOverTurn Pass(MemberId who) => new(Bakers, CircleRole.Facilitator, null, who, " ");

    private static FillCircleRole Fill(MemberId who, int from, int until) => new(Bakers, CircleRole.Facilitator, null, who, Today.PlusDays(from), Today.PlusDays(until));

    private static CircleRoleFilled Filled(MemberId who, int from, int until) => new(Bakers, CircleRole.Facilitator, null, who, Today.PlusDays(from), Today.PlusDays(until));

    private static CircleBefore Gives(CircleBefore state, params (MemberId Who, int From, int Until)[] turns) =>
        Gives(state, [.. turns.Select(turn => Filled(turn.Who, turn.From, turn.Until) with { ByRotation = true })]);

    /// <summary>These turns are put on record, and asked again no more.</summary>
    private static CircleBefore Gives(CircleBefore state, params CircleRoleFilled[] turns)
    {
        var decision = state.Decide(Give);
        decision.Rejection.ShouldBeNull();
        decision.Events.Select(Written.Of).ShouldBe(turns.Select(Written.Of));
        var after = decision.Events.Aggregate(state, (each, @event) => each.After(@event));
        after.Decide(Give).Rejection.ShouldBeOfType<NoTurnIsDue>();
        return after;
    }
}
