using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Tests.Circles;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Selections.SelectionExample;

namespace Decisions.Domain.Tests.Selections;

/// <summary>A circle chooses together who fills a role: each nominates unseen, hears the others, and may change.</summary>
public sealed class SelectionTests
{
    private static readonly BeginSelection Begin = new(
        Bakers, Facilitating, CircleRole.Facilitator, null, Begun.From, Begun.Until, Begun.Purpose, NominateUntil + Tick, ChangeUntil + Tick);

    [Fact]
    public void It_begins_with_those_who_are_in_the_circle()
    {
        Begins(Begin).Events.Select(Written.Of).ShouldBe([Written.Of(Begun)]);
        Begins(Begin with { Role = CircleRole.Own, Name = " Oven " }).Events.ShouldHaveSingleItem().ShouldBeOfType<SelectionBegun>().Name.ShouldBe("Oven");
        Begins(Begin, In(Begun).State).Rejection.ShouldBe(new SelectionExists(Facilitating));
        Begins(Begin with { CircleId = new(Id(0x99)) }).Rejection.ShouldBe(new CircleIsUnknown(new(Id(0x99))));
        Begins(Begin with { Role = CircleRole.Own }).Rejection.ShouldBe(new TextIsMissing("name"));
        Begins(Begin with { Name = "Oven" }).Rejection.ShouldBe(new CircleRoleHasItsName(CircleRole.Facilitator));
        Begins(Begin with { Role = CircleRole.Delegate }).Rejection.ShouldBe(new CircleIsInsideNone(Bakers));
        Begins(Begin with { Purpose = " " }).Rejection.ShouldBe(new TextIsMissing("purpose"));
        Begins(Begin with { Until = Begin.From.PlusYears(5) }).Rejection.ShouldBe(new TermIsTooLong(5));
        Begins(Begin with { From = Today.PlusDays(-9), Until = Today.PlusDays(-1) }).Rejection.ShouldBe(new TermIsOver(Today.PlusDays(-9), Today.PlusDays(-1), Today));
        Begins(Begin with { NominateUntil = During }).Rejection.ShouldBe(new DeadlineIsPast(During, During));
        Begins(Begin with { ChangeUntil = NominateUntil }).Rejection.ShouldBe(new HearingNeedsTime(Begin.NominateUntil, NominateUntil));
        BeginSelection.Decide(ThreeBakers.Tree, null, Begin, [], London, During).Rejection.ShouldBe(new NumberIsOutOfRange("members", 0, 1, 100));
        ImmutableArray<MemberId> many = [.. Enumerable.Range(0, 101).Select(_ => Ada)];
        BeginSelection.Decide(ThreeBakers.Tree, null, Begin, many, London, During).Rejection.ShouldBe(new CircleIsTooLargeToSelect(101, 100));
        var closed = CircleBefore.Of(new CircleClosed(Bakers, "Sold."));
        BeginSelection.Decide(closed.Tree, null, Begin, [Ada], London, During).Rejection.ShouldBe(new CircleIsClosed(Bakers, "Bakers"));
    }

    [Fact]
    public void It_leaves_time_to_choose_before_the_term_is_over_and_ends_within_a_year()
    {
        var lastDay = ChangeUntil.InZone(London).Date;
        Begins(Begin with { From = Today, Until = lastDay }).Events.Length.ShouldBe(1);
        Begins(Begin with { From = Today, Until = lastDay.PlusDays(-1) }).Rejection.ShouldBe(new TermEndsBeforeHearing(lastDay.PlusDays(-1), Begin.ChangeUntil));
        // The day is that of the community's clock: in London the changes end a day later than at Greenwich in summer.
        var night = Instant.FromUtc(2027, 6, 30, 23, 30);
        Begins(Begin with { From = Today, Until = new LocalDate(2027, 6, 30), ChangeUntil = night }).Rejection.ShouldBe(new TermEndsBeforeHearing(new LocalDate(2027, 6, 30), night));
        var longest = Begin with { From = Today, Until = Today.PlusYears(2), ChangeUntil = During + Duration.FromDays(366) };
        Begins(longest).Events.Length.ShouldBe(1);
        Begins(longest with { ChangeUntil = longest.ChangeUntil + Duration.FromTicks(10) }).Rejection
            .ShouldBe(new SelectionTakesTooLong(longest.ChangeUntil + Duration.FromTicks(10), 366));
        Begins(longest with { ChangeUntil = Instant.MaxValue }).Rejection.ShouldBeOfType<SelectionTakesTooLong>();
    }

    [Fact]
    public void Each_nominates_with_a_reason_or_nominates_nobody()
    {
        Says(AdaForBen, Begun);
        Says(CemForNobody, Begun);
        Says(new NominationMade(Bakers, Facilitating, Ada, Ada, "I would like to."), Begun);
        Says(new NominationMade(Bakers, Facilitating, Ada, Cem, "He is calm."), Begun, AdaForBen);
        Refused(Of(AdaForBen) with { Reason = " " }, Begun).ShouldBe(new TextIsMissing("reason"));
        Refused(Of(AdaForBen) with { Nominee = Dev }, Begun).ShouldBe(new MemberIsNotInCircle(Bakers, Dev));
        Refused(Of(AdaForBen) with { MemberId = Dev }, Begun).ShouldBe(new MemberIsNotAsked(Dev));
        Refused(Of(AdaForBen)).ShouldBe(new SelectionIsUnknown(Facilitating));
        Refused(Of(AdaForBen) with { CircleId = Money }, Begun).ShouldBe(new SelectionIsUnknown(Facilitating));
        Refused(Of(AdaForBen), Begun, new SelectionEnded(Bakers, Facilitating, "Enough.")).ShouldBe(new SelectionIsOver(Facilitating));
        Refused(Of(AdaForBen), [.. Heard, BenProposed, Carried]).ShouldBe(new SelectionIsOver(Facilitating));
        // Suspended, or gone since it began.
        Nominate.Decide(In(Begun), Of(AdaForBen), new Member(Ada, Standing.Suspended), Joined(Ben), During).Rejection.ShouldBe(new MemberIsNotAsked(Ada));
        Nominate.Decide(In(Begun), Of(AdaForBen), Joined(Ada), new Member(Ben, Standing.Suspended), During).Rejection.ShouldBe(new MemberIsNotInCircle(Bakers, Ben));
        var left = In(CircleBefore.With([Ada, Ben, Cem], new MemberLeftCircle(Bakers, Ada, null)), null, Begun);
        Nominate.Decide(left, Of(AdaForBen), Joined(Ada), Joined(Ben), During).Rejection.ShouldBe(new MemberIsNotAsked(Ada));
    }

    [Fact]
    public void Nobody_sees_another_nomination_until_all_have_spoken_or_the_time_is_up()
    {
        var some = In(Begun, AdaForBen, BenForAda).State!;
        some.ShowsAt(NominateUntil).ShouldBeFalse();
        some.ShowsAt(NominateUntil + Tick).ShouldBeTrue();
        some.Unspoken.ShouldBe([Cem]);
        some.StepAt(NominateUntil, null).ShouldBe(SelectionStep.Nominating);
        some.StepAt(NominateUntil + Tick, null).ShouldBe(SelectionStep.Hearing);
        In(AllSaid).State!.ShowsAt(During).ShouldBeTrue();
        In(AllSaid).State!.StepAt(During, null).ShouldBe(SelectionStep.Hearing);
    }

    [Fact]
    public void Once_they_are_shown_each_changes_theirs_or_keeps_it()
    {
        Says(BenForHimself, AllSaid);
        Keeps(Ada, During, AllSaid).Events.ShouldBe([new NominationKept(Bakers, Facilitating, Ada)]);
        Keeps(Ada, During, [.. AllSaid, new NominationKept(Bakers, Facilitating, Ada)]).Events.ShouldBeEmpty();
        Keeps(Ada, During, Begun, AdaForBen).Rejection.ShouldBe(new NominationsAreHidden(2, NominateUntil));
        Keeps(Dev, During, AllSaid).Rejection.ShouldBe(new MemberIsNotAsked(Dev));
        Keeps(Ada, ChangeUntil + Tick, AllSaid).Rejection.ShouldBe(new HearingIsOver(Facilitating));
        Refused(Of(AdaForBen) with { Reason = "Calm." }, ChangeUntil + Tick, AllSaid).ShouldBe(new HearingIsOver(Facilitating));
        Refused(Of(AdaForBen) with { Reason = "Calm." }, Heard).ShouldBe(new HearingIsOver(Facilitating));
        // Who was silent while the time ran may speak still.
        Nominate.Decide(In(Begun, AdaForBen, BenForAda), new Nominate(Bakers, Facilitating, Cem, Ben, "So do I."), Joined(Cem), Joined(Ben), NominateUntil + Tick)
            .Events.ShouldBe([new NominationChanged(Bakers, Facilitating, Cem, Ben, "So do I.")]);
        var heard = In(Heard).State!;
        heard.StepAt(During, null).ShouldBe(SelectionStep.Proposing);
        heard.Nominations.Where(each => each.MemberId == Ben).Select(each => (each.Nominee, each.AfterHearing)).ShouldBe([(Ada, false), (Ben, true)]);
    }

    [Fact]
    public void Each_says_it_so_often_and_no_more()
    {
        NominationMade Nth(int n) => AdaForBen with { Reason = $"For the {n}th time." };
        ISelectionEvent[] many = [Begun, .. Enumerable.Range(1, 19).Select(Nth)];
        Says(Nth(20), many);
        Refused(Of(Nth(21)), [.. many, Nth(20)]).ShouldBe(new TooManyNominations(20));
        Refused(Of(Nth(20)), [.. many, Nth(20)]).ShouldBeNull("it says so already");
        Refused(Of(Nth(21)), [.. many, Nth(20), BenForAda, CemForNobody]).ShouldBe(new TooManyNominations(20), "nor once all are shown");
        Says(BenForAda, [.. many, Nth(20)]);
    }

    [Fact]
    public void Whoever_leads_goes_on_with_a_reason()
    {
        Closes("Cem is away.", AllSaid).Events.ShouldBe([new HearingClosed(Bakers, Facilitating, "Cem is away.")]);
        Closes(" ", AllSaid).Rejection.ShouldBe(new TextIsMissing("reason"));
        Closes("Now.", Begun, AdaForBen).Rejection.ShouldBe(new NominationsAreHidden(2, NominateUntil));
        Closes("Now.", Heard).Events.ShouldBeEmpty("everyone has said so");
        Closes("Now.", Begun, new SelectionEnded(Bakers, Facilitating, "Enough.")).Rejection.ShouldBe(new SelectionIsOver(Facilitating));
        In([.. AllSaid, new HearingClosed(Bakers, Facilitating, "Cem is away.")]).State!.StepAt(During, null).ShouldBe(SelectionStep.Proposing);
    }

    [Fact]
    public void It_is_ended_with_a_reason()
    {
        Ends("Nobody wants it.", null, Begun).Events.ShouldBe([new SelectionEnded(Bakers, Facilitating, "Nobody wants it.")]);
        Ends(" ", null, Begun).Rejection.ShouldBe(new TextIsMissing("reason"));
        Ends("Twice.", null, Begun, new SelectionEnded(Bakers, Facilitating, "Once.")).Events.ShouldBeEmpty();
        Ends("Now.", null, [.. Heard, BenProposed, Carried]).Rejection.ShouldBe(new SelectionIsOver(Facilitating));
        Ends("Now.", Proposed, [.. Heard, BenProposed]).Rejection.ShouldBe(new NomineeIsProposed(Oven));
        Ends("Objected.", Proposed with { IsWithdrawn = true }, [.. Heard, BenProposed]).Events.Length.ShouldBe(1);
        EndSelection.Decide(In(), new EndSelection(Bakers, Facilitating, "Now."), During).Rejection.ShouldBe(new SelectionIsUnknown(Facilitating));
        EndSelection.Decide(In(Begun), new EndSelection(new(Id(0x99)), Facilitating, "Now."), During).Rejection.ShouldBe(new CircleIsUnknown(new(Id(0x99))));
        // A closed circle's can be ended still, and nothing else can be done with it.
        var closed = In(CircleBefore.With([Ada, Ben, Cem], new CircleClosed(Dough, "Sold."), new CircleClosed(Bakers, "Sold.")), null, Begun);
        EndSelection.Decide(closed, new EndSelection(Bakers, Facilitating, "It is closed."), During).Events.Length.ShouldBe(1);
        Nominate.Decide(closed, Of(AdaForBen), Joined(Ada), Joined(Ben), During).Rejection.ShouldBe(new CircleIsClosed(Bakers, "Bakers"));
    }

    private static Decision Begins(BeginSelection command, Selection? state = null) =>
        BeginSelection.Decide(ThreeBakers.Tree, state, command, [Ada, Ben, Cem], London, During);

    private static Nominate Of(NominationMade e) => new(e.CircleId, e.SelectionId, e.MemberId, e.Nominee, e.Reason);

    /// <summary>It happens; said again, it makes no further event.</summary>
    private static void Says(ISelectionEvent expected, params ISelectionEvent[] before)
    {
        var command = expected switch
        {
            NominationMade e => Of(e),
            NominationChanged e => new Nominate(e.CircleId, e.SelectionId, e.MemberId, e.Nominee, e.Reason),
            _ => throw new ArgumentException(expected.GetType().Name, nameof(expected)),
        };
        Decision Decide(params ISelectionEvent[] events) =>
            Nominate.Decide(In(events), command, Joined(command.MemberId), command.Nominee is { } nominee ? Joined(nominee) : null, During);
        Decide(before).Events.ShouldBe([expected]);
        Decide([.. before, expected]).Events.ShouldBeEmpty();
    }

    private static Rejection? Refused(Nominate command, params ISelectionEvent[] events) => Refused(command, During, events);

    private static Rejection? Refused(Nominate command, Instant now, params ISelectionEvent[] events) =>
        Nominate.Decide(In(events), command, Joined(command.MemberId), command.Nominee is { } nominee ? Joined(nominee) : null, now).Rejection;

    private static Decision Keeps(MemberId member, Instant now, params ISelectionEvent[] events) =>
        KeepNomination.Decide(In(events), new KeepNomination(Bakers, Facilitating, member), Joined(member), now);

    private static Decision Closes(string reason, params ISelectionEvent[] events) =>
        CloseHearing.Decide(In(events), new CloseHearing(Bakers, Facilitating, reason), During);

    private static Decision Ends(string reason, Proposal? latest, params ISelectionEvent[] events) =>
        EndSelection.Decide(In(ThreeBakers, latest, events), new EndSelection(Bakers, Facilitating, reason), During);
}
