using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Circles.CircleBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Circles;

/// <summary>Whom a circle chose together takes some days of a turn: what is left of it is a term like any other.</summary>
public sealed class CutTurnTests
{
    private static readonly CircleRotationStated Stated = new(Bakers, CircleRole.Facilitator, null, [Ada, Ben, Cem], new TurnLength(30, TurnUnit.Days), Today);

    /// <summary>Ada has the first thirty days and Ben the next; Cem is chosen for ten to nineteen days from today.</summary>
    private static readonly CircleBefore Cut = With([Ada, Ben, Cem]).After(Stated).After(Turn(Ada, 0, 29)).After(Turn(Ben, 30, 59)).After(Chosen(Cem, 10, 19));

    [Fact]
    public void The_days_around_stay_theirs_and_are_no_turn() => Cut.Members!.Terms
        .Where(term => term.MemberId == Ada).ShouldBe([Term(Ada, 0, 9), Term(Ada, 20, 29)]);

    [Fact]
    public void Nobody_is_passed_over_for_what_is_left_of_their_turn() =>
        Cut.Refuses(state => state.Decide(Pass(Ada)), new NoTurnToPassOver(Ada));

    [Fact]
    public void What_is_left_of_a_turn_that_was_to_come_holds_up_no_turn_after_it()
    {
        var cut = Cut.After(Chosen(Cem, 40, 44));
        cut.Refuses(state => state.Decide(Pass(Ben)), new NoTurnToPassOver(Ben));
        cut.Then(state => state.Decide(new GiveTurn(Bakers, CircleRole.Facilitator, null)), Turn(Cem, 60, 89));
    }

    [Fact]
    public void What_is_left_of_a_turn_is_pushed_aside_by_nobody() => Cut.Refuses(
        state => state.Decide(new FillCircleRole(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(22), Today.PlusDays(23))),
        new CircleRoleIsFilled(CircleRole.Facilitator, null, Ada, Today.PlusDays(20), Today.PlusDays(29)));

    [Fact]
    public void Whoever_had_what_was_left_of_their_turn_has_had_it()
    {
        var passed = Cut.After(new CircleTurnPassedOver(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(30), null))
            .After(Turn(Cem, 30, 59)).After(Turn(Ada, 60, 89)).After(Turn(Ben, 90, 119)).After(Chosen(Ada, 100, 109));
        passed.Members!.Rotations.ShouldHaveSingleItem().Passed.ShouldHaveSingleItem();
        passed.After(Turn(Cem, 120, 149)).Members!.Rotations.ShouldHaveSingleItem().Passed.ShouldBeEmpty();
    }

    private static PassOverTurn Pass(MemberId who) => new(Bakers, CircleRole.Facilitator, null, who, null);

    private static RoleTerm Term(MemberId who, int from, int until) => new(CircleRole.Facilitator, null, who, Today.PlusDays(from), Today.PlusDays(until));

    private static CircleRoleFilled Turn(MemberId who, int from, int until) =>
        new(Bakers, CircleRole.Facilitator, null, who, Today.PlusDays(from), Today.PlusDays(until), ByRotation: true);

    private static CircleRoleFilled Chosen(MemberId who, int from, int until) =>
        new(Bakers, CircleRole.Facilitator, null, who, Today.PlusDays(from), Today.PlusDays(until), SelectionId: new(Id(0x81)));
}
