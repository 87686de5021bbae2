using Decisions.Domain.Advice;
using Decisions.Domain.Circles;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Tests.Circles;
using Decisions.Domain.Tests.ConsentRounds;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Selections.SelectionExample;

namespace Decisions.Domain.Tests.Selections;

/// <summary>One of the nominees is proposed, and fills the role once the circle consents to exactly them.</summary>
public sealed class NomineeTests
{
    private static readonly ProposeNominee Propose = new(Bakers, Facilitating, Oven, Ada, Ben, BenProposed.Reason);

    private static readonly Rule ByConsent = Rule.Fold(null, new RuleAdopted(Ordinary, RuleTerms.Kept(ConsentExample.ByConsent)))!;

    private static readonly Circle Circle = ThreeBakers.Tree.Find(Bakers)!;

    [Fact]
    public void One_whom_somebody_nominates_is_proposed_once_all_were_heard()
    {
        Proposes(Propose, Heard).Events.ShouldBe([BenProposed]);
        Proposes(Propose, [.. AllSaid, new HearingClosed(Bakers, Facilitating, "Now.")]).Events.ShouldBe([BenProposed], "named once is enough: the reason weighs");
        Proposes(Propose, ChangeUntil + Tick, AllSaid).Events.ShouldBe([BenProposed]);
        Proposes(Propose, AllSaid).Rejection.ShouldBe(new HearingIsOpen(3, ChangeUntil));
        Proposes(Propose, Begun, AdaForBen).Rejection.ShouldBe(new NominationsAreHidden(2, NominateUntil));
        Proposes(Propose with { Nominee = Ada }, Heard).Rejection.ShouldBe(new NobodyNominates(Ada));
        Proposes(Propose with { Nominee = Cem }, Heard).Rejection.ShouldBe(new NobodyNominates(Cem));
        Proposes(Propose with { Nominee = Dev }, Heard).Rejection.ShouldBe(new MemberIsNotInCircle(Bakers, Dev));
        Proposes(Propose with { Reason = " " }, Heard).Rejection.ShouldBe(new TextIsMissing("reason"));
        ProposeNominee.Decide(In(Heard), Propose, Joined, Begun.Until.PlusDays(1), During).Rejection
            .ShouldBe(new TermIsOver(Begun.From, Begun.Until, Begun.Until.PlusDays(1)));
    }

    [Fact]
    public void What_somebody_said_who_went_since_counts_no_more()
    {
        var benAlone = In(CircleBefore.With([Ada, Ben, Cem], new MemberLeftCircle(Bakers, Ada, null)), null, [.. AllSaid, new HearingClosed(Bakers, Facilitating, "Now.")]);
        ProposeNominee.Decide(benAlone, Propose, Joined, Today, During).Rejection.ShouldBe(new NobodyNominates(Ben), "only Ada named him");
        ProposeNominee.Decide(In(Heard), Propose, id => new Member(id, id == Ben ? Standing.Suspended : Standing.Joined), Today, During).Rejection
            .ShouldBe(new MemberIsNotInCircle(Bakers, Ben));
    }

    [Fact]
    public void One_is_proposed_at_a_time_and_another_once_the_first_was_withdrawn_or_lost()
    {
        ISelectionEvent[] proposed = [.. Heard, BenProposed];
        var again = Propose with { ProposalId = Anew };
        ProposeNominee.Decide(In(ThreeBakers, Proposed, proposed), again, Joined, Today, During).Rejection.ShouldBe(new NomineeIsProposed(Oven));
        Decided(Verdict.NoQuorum, proposed, again).Rejection.ShouldBe(new NomineeIsProposed(Oven), "they can be asked again");
        Decided(Verdict.Lost, proposed, again).Events.Length.ShouldBe(1);
        ProposeNominee.Decide(In(ThreeBakers, Proposed with { IsWithdrawn = true }, proposed), again, Joined, Today, During).Events.Length.ShouldBe(1);
        // Where the role could not be filled with the first, another may be proposed; nobody changes what they said any more.
        var unfilled = In(ThreeBakers, null, [.. proposed, Carried with { NotFilled = RoleObstacle.NotInCircle }]);
        unfilled.State!.StepAt(During, null).ShouldBe(SelectionStep.Proposing);
        ProposeNominee.Decide(unfilled, again, Joined, Today, During).Events.Length.ShouldBe(1);
        KeepNomination.Decide(In([.. AllSaid, BenProposed]), new KeepNomination(Bakers, Facilitating, Ada), Joined(Ada), During).Rejection.ShouldBe(new HearingIsOver(Facilitating));
    }

    [Fact]
    public void The_proposal_says_whom_it_fills_the_role_with_and_no_revision_changes_it()
    {
        var drafted = ProposeNominee.Draft(Circle, In(Heard).State!, BenProposed, Ada);
        (drafted.Title, drafted.Text, drafted.Circle).ShouldBe(("Facilitator: Bakers", $"{BenProposed.Reason}\n\n{Begun.Purpose}", Bakers));
        drafted.Fills.ShouldBe(new RoleFilling(Facilitating, CircleRole.Facilitator, null, Ben, Begun.From, Begun.Until));
        var revised = ReviseProposal.Decide(Proposed, new ReviseProposal(Oven, "Cem: Bakers", "Cem shall do it.", [], null), During).Events.ShouldHaveSingleItem();
        Proposal.Fold(Proposed, (IProposalEvent)revised)!.Fills.ShouldBe(drafted.Fills);
        var longest = ProposeNominee.Draft(Circle with { Name = new string('x', 200) }, In(Heard).State!, BenProposed, Ada);
        (longest.Title.Length, longest.Title[^1]).ShouldBe((200, '…'));
    }

    [Fact]
    public void Only_consent_decides_it_and_only_in_its_circle()
    {
        var yesNo = Given.Rule(new RuleAdopted(Ordinary, YesNo)).State;
        OpenVoting.Decide(Proposed, yesNo, new OpenVoting(Oven, First, Ordinary, Roll with { Circle = Bakers }, Close) { Circle = Circle }, London, During)
            .Rejection.ShouldBe(new RoleIsFilledByConsent(Oven));
        GiveNotice.Decide(Proposed, yesNo, new GiveNotice(Oven, Ordinary, new StatedVote(After, After + Duration.FromDays(1)), null, null) { Circle = Circle }, London, During)
            .Rejection.ShouldBe(new RoleIsFilledByConsent(Oven));
        NameDecider.Decide(null, Proposed, new NameDecider(Oven, Ben), true, During).Rejection.ShouldBe(new RoleIsFilledByConsent(Oven));
        HandOnDecision.Decide(Proposed, new HandOnDecision(Oven, null, "All."), ThreeBakers.Tree, During).Rejection.ShouldBe(new RoleIsOfItsCircle(Oven));
        ChooseCircle.Decide(Proposed, new ChooseCircle(Oven, null, null), null, During).Rejection.ShouldBe(new RoleIsOfItsCircle(Oven));
        BeginConsentRound.Decide(Proposed, ByConsent, ConsentRound(ConsentExample.Hours), haveJoined: true, During).Rejection.ShouldBeNull();
        // Where its rule lets members vote after so many passes, they do not vote on this.
        var fallback = ConsentBefore.Given(ConsentExample.WithFallback, (Ben, Domain.Ballots.Position.Objection));
        OpenFallbackVote.Decide(
            fallback.State, fallback.Proposal! with { Fills = Proposed.Fills }, fallback.Pass, new OpenFallbackVote(Oven, Second, After + Duration.FromDays(9)), After + Duration.FromDays(3))
            .Rejection.ShouldBe(new RoleIsFilledByConsent(Oven));
    }

    [Fact]
    public void A_carried_consent_round_fills_the_role()
    {
        Fills(Verdict.Carried).ShouldBe((Carried, BenFills));
        Fills(Verdict.Lost).ShouldBe((null, null));
        Fills(Verdict.NoQuorum).ShouldBe((null, null));
        var declared = Declared(Verdict.Carried);
        FillSelectedRole.Decide(ThreeBakers.Tree, ThreeBakers.Members, declared with { Fills = null }, Joined(Ben), Today).ShouldBe((null, null));
        Obstacle(ThreeBakers, new Member(Ben, Standing.Suspended), Today).ShouldBe(RoleObstacle.NotInCircle);
        Obstacle(CircleBefore.With([Ada, Cem]), Joined(Ben), Today).ShouldBe(RoleObstacle.NotInCircle);
        Obstacle(CircleBefore.With([Ada, Ben], new CircleClosed(Bakers, "Sold.")), Joined(Ben), Today).ShouldBe(RoleObstacle.CircleClosed);
        Obstacle(ThreeBakers, Joined(Ben), Begun.Until.PlusDays(1)).ShouldBe(RoleObstacle.TermOver);
        Obstacle(ThreeBakers, Joined(Ben), Begun.Until).ShouldBeNull();

        RoleObstacle? Obstacle(CircleBefore circle, Member member, LocalDate today)
        {
            var (carried, filled) = FillSelectedRole.Decide(circle.Tree, circle.Members, declared, member, today);
            (filled is null).ShouldBe(carried!.NotFilled is not null);
            return carried.NotFilled;
        }
    }

    [Fact]
    public void Whom_the_circle_chose_takes_the_days_of_the_term_and_no_others()
    {
        var (first, last) = (Begun.From, Begun.Until);
        var adaLeads = new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ada, Today, last.PlusDays(20));
        var cemWrites = new CircleRoleFilled(Bakers, CircleRole.Secretary, null, Cem, Today, last);
        var benLed = new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ben, Today.PlusDays(-20), Today.PlusDays(-1));
        CircleBefore.With([Ada, Ben, Cem], adaLeads, cemWrites, benLed, BenFills).Members!.Terms.ShouldBe(
        [
            Term(adaLeads, Today, first.PlusDays(-1)), Term(adaLeads, last.PlusDays(1), last.PlusDays(20)), Term(cemWrites, Today, last),
            Term(benLed, benLed.From, benLed.Until), Term(BenFills, first, last),
        ]);
        CircleBefore.With([Ada, Ben, Cem], adaLeads with { From = first, Until = last }, BenFills).Members!.Terms.ShouldBe([Term(BenFills, first, last)]);

        static RoleTerm Term(CircleRoleFilled of, LocalDate from, LocalDate until) => new(of.Role, of.Name, of.MemberId, from, until);
    }

    private static BeginConsentRound ConsentRound(StepHours hours) =>
        new(Oven, Ordinary, Ada, Cem, "We need a facilitator.", hours, Roll with { Circle = Bakers }) { Circle = Circle };

    private static Decision Proposes(ProposeNominee command, params ISelectionEvent[] events) => Proposes(command, During, events);

    private static Decision Proposes(ProposeNominee command, Instant now, params ISelectionEvent[] events) =>
        ProposeNominee.Decide(In(events), command, Joined, Today, now);

    /// <summary>The proposal once a pass of its consent round came to a verdict.</summary>
    private static Proposal Declared(Verdict verdict) => new IProposalEvent[]
    {
        Opened(ConsentExample.ByConsent),
        new ResultDeclared(Oven, First, ((PositionTally)ConsentExample.Agreed) with { Verdict = verdict }, CountedTo: 40),
    }.Aggregate(Proposed, (state, e) => Proposal.Fold(state, e)!);

    private static Decision Decided(Verdict verdict, ISelectionEvent[] events, ProposeNominee command) =>
        ProposeNominee.Decide(In(ThreeBakers, Declared(verdict), events), command, Joined, Today, During);

    private static (SelectionCarried?, CircleRoleFilled?) Fills(Verdict verdict) =>
        FillSelectedRole.Decide(ThreeBakers.Tree, ThreeBakers.Members, Declared(verdict), Joined(Ben), Today);
}
