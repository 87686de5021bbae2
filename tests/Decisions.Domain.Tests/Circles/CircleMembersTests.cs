using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using NodaTime;
using static Decisions.Domain.Tests.Circles.CircleBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Circles;

/// <summary>Members opt in and out, and fill roles for a term.</summary>
public sealed class CircleMembersTests
{
    private static readonly CircleChanged NowAsked = new(Bakers, "Bakers", "The bread.", CircleJoining.Asked);
    private static readonly MemberAskedToJoinCircle BenAsked = new(Bakers, Ben, "I bake.");

    [Fact]
    public void Any_member_joins_an_open_circle() => Of()
        .Then(state => state.Decide(new JoinCircle(Bakers, Ada, null)), new MemberJoinedCircle(Bakers, Ada, null))
        .Refuses(state => state.Decide(new JoinCircle(Bakers, Ben, null), Standing.Suspended), new CircleNeedsMember(Ben))
        .Refuses(state => state.Decide(new JoinCircle(new(Id(0x69)), Ben, null)), new CircleIsUnknown(new(Id(0x69))));

    [Fact]
    public void Nobody_joins_a_closed_circle() => Of(new CircleClosed(Dough, "Over."), new CircleClosed(Bakers, "Over."))
        .Refuses(state => state.Decide(new JoinCircle(Bakers, Ada, null)), new CircleIsClosed(Bakers, "Bakers"));

    [Fact]
    public void Who_asks_is_let_in() => Of(NowAsked)
        .Then(state => state.Decide(new JoinCircle(Bakers, Ben, " ")), new MemberAskedToJoinCircle(Bakers, Ben, null))
        .Then(state => state.Decide(new JoinCircle(Bakers, Ben, "I bake.")), BenAsked)
        .Refuses(state => state.Decide(new LetIntoCircle(Bakers, Cem, Ada)), new MemberDidNotAsk(Cem))
        .Refuses(state => state.Decide(new LetIntoCircle(Bakers, Ben, Ada), Standing.Left), new CircleNeedsMember(Ben))
        .Then(state => state.Decide(new LetIntoCircle(Bakers, Ben, Ada)), new MemberJoinedCircle(Bakers, Ben, Ada));

    [Fact]
    public void Why_somebody_was_not_let_in_is_told_until_they_ask_again()
    {
        var refused = CircleMembers.Empty(Bakers).Apply(BenAsked).Apply(new JoiningRefused(Bakers, Ben, Ada, "Full."));
        refused.Refusals[Ben].ShouldBe("Full.");
        refused.Apply(BenAsked).Refusals.ShouldBeEmpty();
        refused.Apply(new MemberJoinedCircle(Bakers, Ben, null)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void Who_asks_may_be_refused_and_ask_again() => Of(NowAsked, BenAsked)
        .Refuses(state => state.Decide(new RefuseJoining(Bakers, Ben, Ada, "")), new TextIsMissing("reason"))
        .Refuses(state => state.Decide(new RefuseJoining(Bakers, Cem, Ada, "Full.")), new MemberDidNotAsk(Cem))
        .Then(state => state.Decide(new RefuseJoining(Bakers, Ben, Ada, "Full.")), new JoiningRefused(Bakers, Ben, Ada, "Full."))
        .Then(state => state.Decide(new JoinCircle(Bakers, Ben, "I bake.")), BenAsked);

    [Fact]
    public void Whoever_leaves_fills_no_role_of_the_circle() => With([Ada], AdaLeads)
        .Then(state => state.Decide(new LeaveCircle(Bakers, Ada, " To the shop. ")), new MemberLeftCircle(Bakers, Ada, " To the shop. "))
        .Members!.Terms.ShouldBeEmpty();

    [Fact]
    public void Whoever_asks_can_stop_asking() => Of(NowAsked, BenAsked)
        .Then(state => state.Decide(new LeaveCircle(Bakers, Ben, null)), new MemberLeftCircle(Bakers, Ben, null));

    [Fact]
    public void A_role_is_filled_by_one_member_at_a_time() => With([Ada, Ben])
        .Then(state => state.Decide(Lead(Ada, 0, 30)), AdaLeads)
        .Refuses(state => state.Decide(Lead(Ben, 30, 60)), new CircleRoleIsFilled(CircleRole.Facilitator, null, Ada, Today, Today.PlusDays(30)))
        .Then(state => state.Decide(Lead(Ben, 31, 60)), new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(31), Today.PlusDays(60)))
        .Then(state => state.Decide(Lead(Ada, -5, 20)), new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ada, Today.PlusDays(-5), Today.PlusDays(20)))
        .Members!.LeadsOn(Today).ShouldBe([Ada]);

    [Fact]
    public void A_term_begins_and_ends_by_the_calendar()
    {
        var members = With([Ada], AdaLeads).Members!;
        members.LeadsOn(Today.PlusDays(-1)).ShouldBeEmpty();
        members.LeadsOn(Today).ShouldBe([Ada]);
        members.LeadsOn(Today.PlusDays(30)).ShouldBe([Ada]);
        members.LeadsOn(Today.PlusDays(31)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_who_is_in_the_circle_fills_a_role_and_not_in_the_past() => With([Ada])
        .Refuses(state => state.Decide(Lead(Ben, 0, 30)), new MemberIsNotInCircle(Bakers, Ben))
        .Refuses(state => state.Decide(Lead(Ada, 0, 30), Standing.Suspended), new MemberIsNotInCircle(Bakers, Ada))
        .Refuses(state => state.Decide(Lead(Ada, 3, 2)), new TermIsOver(Today.PlusDays(3), Today.PlusDays(2), Today))
        .Refuses(state => state.Decide(Lead(Ada, -3, -1)), new TermIsOver(Today.PlusDays(-3), Today.PlusDays(-1), Today))
        .Refuses(state => state.Decide(Lead(Ada, 0, 1) with { Role = CircleRole.Delegate }), new CircleIsInsideNone(Bakers))
        .Refuses(state => state.Decide(Lead(Ada, 0, 1) with { Role = CircleRole.Own }), new TextIsMissing("name"))
        .Refuses(state => state.Decide(Lead(Ada, 0, 1) with { Name = "Chair" }), new CircleRoleHasItsName(CircleRole.Facilitator));

    [Fact]
    public void A_role_of_the_circles_own_has_its_name_whatever_the_capitals() => With([Ada, Ben])
        .Then(state => state.Decide(Lead(Ada, 0, 1) with { Role = CircleRole.Own, Name = " Oven " }), new CircleRoleFilled(Bakers, CircleRole.Own, "Oven", Ada, Today, Today.PlusDays(1)))
        .Refuses(state => state.Decide(Lead(Ben, 1, 2) with { Role = CircleRole.Own, Name = "oven" }), new CircleRoleIsFilled(CircleRole.Own, "Oven", Ada, Today, Today.PlusDays(1)))
        .Nothing(state => state.Decide(new VacateCircleRole(Bakers, CircleRole.Own, "Oven", Ben, null)))
        .Then(state => state.Decide(new VacateCircleRole(Bakers, CircleRole.Own, "OVEN", Ada, "Ill.")), new CircleRoleVacated(Bakers, CircleRole.Own, "Oven", Ada, "Ill."));

    [Fact]
    public void One_of_several_terms_ends_by_its_first_day_and_the_others_stand()
    {
        var several = With([Ada, Ben], AdaLeads).After(new CircleRoleFilled(Bakers, CircleRole.Secretary, null, Ada, Today, Today.PlusDays(9)))
            .After(new CircleRoleFilled(Bakers, CircleRole.Secretary, null, Ada, Today.PlusDays(20), Today.PlusDays(29)));
        var ends = new VacateCircleRole(Bakers, CircleRole.Secretary, null, Ada, "Exams.", Today.PlusDays(20));
        several.Nothing(state => state.Decide(ends with { From = Today.PlusDays(21) }))
            .Then(state => state.Decide(ends), new CircleRoleVacated(Bakers, CircleRole.Secretary, null, Ada, "Exams.", Today.PlusDays(20)))
            .Members!.Terms.Where(term => term.Role == CircleRole.Secretary).ShouldHaveSingleItem().From.ShouldBe(Today);
        several.Then(state => state.Decide(ends with { From = null }), new CircleRoleVacated(Bakers, CircleRole.Secretary, null, Ada, "Exams."))
            .Members!.Terms.ShouldNotContain(term => term.Role == CircleRole.Secretary);
    }

    [Fact]
    public void Who_is_suspended_or_left_is_in_no_circle_and_who_came_back_only_where_they_joined_again()
    {
        var joined = During;
        var members = CircleMembers.FoldAt(null, new MemberJoinedCircle(Bakers, Ada, null), joined);
        members.Has(Known(Standing.Joined, joined - Duration.FromDays(1))).ShouldBeTrue();
        members.Has(Known(Standing.Joined, joined)).ShouldBeTrue();
        members.Has(Known(Standing.Suspended, joined - Duration.FromDays(1))).ShouldBeFalse();
        members.Has(Known(Standing.Left, null)).ShouldBeFalse();
        members.Has(Known(Standing.Joined, joined + Duration.FromDays(1))).ShouldBeFalse("she left the community after she joined the circle");
        members.Has(null).ShouldBeFalse();

        static Member Known(Standing standing, Instant? since) => new(Ada, standing) { JoinedAt = since };
    }

    private static FillCircleRole Lead(MemberId member, int from, int until) =>
        new(Bakers, CircleRole.Facilitator, null, member, Today.PlusDays(from), Today.PlusDays(until));
}
