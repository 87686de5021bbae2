using Decisions.Domain.Actions;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.FollowThrough.FollowThroughExample;

namespace Decisions.Domain.Tests.Actions;

/// <summary>What is done to carry out a decision.</summary>
public sealed class ActionTests
{
    private static readonly PlanAction Plan = new(Fetching, Oven, Ada, Fetch.Text, Ben, Fetch.Due);
    private static readonly ActionPlanned Unowned = Fetch with { Owner = null, Due = null };
    private static readonly ActionDone Done = new(Fetching, Oven, Ben, "It stands.");
    private static readonly ActionDropped Dropped = new(Fetching, Oven, Ada, "The maker fetches it.");

    [Fact]
    public void An_action_is_planned_with_an_owner_and_a_day_or_without()
    {
        Given().When(state => Decide(state, Plan)).Then(Fetch);
        Given().When(state => Decide(state, Plan with { Owner = null, Due = null })).Then(Unowned);
        Given().When(state => Decide(state, Plan with { Due = Today })).Then(Fetch with { Due = Today });

        static Decision Decide(PlannedAction? state, PlanAction command) =>
            PlanAction.Decide(Decided, state, command, true, Today);
    }

    [Fact]
    public void Nothing_is_planned_for_what_is_not_carried_or_twice_under_one_id()
    {
        PlanAction.Decide(null, null, Plan, true, Today).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
        PlanAction.Decide(Domain.Tests.Given.Proposal(Drafted(), Opened()).Known, null, Plan, true, Today).Rejection.ShouldBe(new NothingFollowsYet(Oven));
        PlanAction.Decide(Decided, Given(Fetch).Known, Plan, true, Today).Rejection.ShouldBe(new ActionExists(Fetching));
    }

    [Fact]
    public void It_says_what_is_done_by_a_member_by_a_day_to_come()
    {
        PlanAction.Decide(Decided, null, Plan with { Text = " " }, true, Today).Rejection.ShouldBe(new TextIsMissing("text"));
        PlanAction.Decide(Decided, null, Plan with { Text = new string('x', 2_001) }, true, Today).Rejection.ShouldBe(new TextIsTooLong("text", 2_001, 2_000));
        PlanAction.Decide(Decided, null, Plan, ownerHasJoined: false, Today).Rejection.ShouldBe(new OwnerIsNoMember(Ben));
        var past = Today.PlusDays(-1);
        PlanAction.Decide(Decided, null, Plan with { Due = past }, true, Today).Rejection.ShouldBe(new DueDayIsPast(past, Today));
    }

    [Fact]
    public void It_is_changed_as_a_whole_and_what_stays_is_not_looked_at_again()
    {
        var change = new ChangeAction(Fetching, Oven, "Fetch it with a van.", Cem, Fetch.Due);
        Given(Fetch).When(state => ChangeAction.Decide(state, change, true, Today)).Then(new ActionChanged(Fetching, Oven, change.Text, Cem, Fetch.Due));
        var (far, same) = (Fetch.Due!.Value.PlusDays(9), change with { Owner = Ben });
        Given(Fetch).When(state => ChangeAction.Decide(state, same, false, far)).Then(new ActionChanged(Fetching, Oven, change.Text, Ben, Fetch.Due));
        Given(Fetch).When(state => ChangeAction.Decide(state, change, false, Today)).Then(new OwnerIsNoMember(Cem));
        Given(Fetch).When(state => ChangeAction.Decide(state, change with { Due = Today.PlusDays(-1) }, true, Today)).Then(new DueDayIsPast(Today.PlusDays(-1), Today));
        Given(Fetch).When(state => ChangeAction.Decide(state, change with { Text = "" }, true, Today)).Then(new TextIsMissing("text"));
        Given(Fetch).When(state => ChangeAction.Decide(state, new ChangeAction(Fetching, Oven, Fetch.Text, Ben, Fetch.Due), false, far)).ThenNothing();
    }

    [Fact]
    public void A_member_takes_on_what_nobody_sees_to()
    {
        Given(Unowned).When(state => Take(state, Cem)).Then(new ActionTaken(Fetching, Oven, Cem)).Owner.ShouldBe(Cem);
        Given(Fetch).When(state => Take(state, Ben)).ThenNothing();
        Given(Fetch).When(state => Take(state, Cem)).Then(new ActionHasOwner(Fetching, Ben));
        Given(Fetch).When(state => TakeAction.Decide(state, new TakeAction(Fetching, Oven, Cem), ownerHasJoined: false)).Then(new ActionTaken(Fetching, Oven, Cem));

        static Decision Take(PlannedAction? state, MemberId member) => TakeAction.Decide(state, new TakeAction(Fetching, Oven, member), ownerHasJoined: true);
    }

    [Fact]
    public void Its_owner_hands_it_back_and_nobody_else_does()
    {
        Given(Fetch).When(state => Back(state, Ben, "The van is hired.")).Then(new ActionHandedBack(Fetching, Oven, Ben, "The van is hired.")).Owner.ShouldBeNull();
        Given(Fetch).When(state => Back(state, Ben, " ")).Then(new ActionHandedBack(Fetching, Oven, Ben, null));
        Given(Fetch).When(state => Back(state, Cem, null)).Then(new ActionIsNotTheirs(Fetching));
        Given(Fetch).When(state => Back(state, Ben, "\u0000")).Then(new TextHasControlCharacters("note", 1));
        Given(Unowned).When(state => Back(state, Ben, null)).ThenNothing();

        static Decision Back(PlannedAction? state, MemberId member, string? note) => HandBackAction.Decide(state, new HandBackAction(Fetching, Oven, member, note));
    }

    [Fact]
    public void It_is_done_and_opened_again()
    {
        var after = Given(Fetch).When(state => CompleteAction.Decide(state, new CompleteAction(Fetching, Oven, Ben, "It stands."))).Then(Done);
        (after.Status, after.SaidBy, after.Note).ShouldBe((ActionStatus.Done, Ben, "It stands."));
        after = Given(Fetch, Done).When(state => ReopenAction.Decide(state, new ReopenAction(Fetching, Oven, Ada, "It does not."))).Then(new ActionReopened(Fetching, Oven, Ada, "It does not."));
        (after.Status, after.SaidBy).ShouldBe((ActionStatus.Open, null));
        Given(Fetch, Dropped).When(state => ReopenAction.Decide(state, new ReopenAction(Fetching, Oven, Ada, null))).Then(new ActionReopened(Fetching, Oven, Ada, null));
        Given(Fetch).When(state => CompleteAction.Decide(state, new CompleteAction(Fetching, Oven, Ben, "\u0000"))).Then(new TextHasControlCharacters("note", 1));
        Given(Fetch, Done).When(state => ReopenAction.Decide(state, new ReopenAction(Fetching, Oven, Ada, "\u0000"))).Then(new TextHasControlCharacters("reason", 1));
    }

    [Fact]
    public void It_is_dropped_for_a_reason()
    {
        Given(Fetch).When(state => DropAction.Decide(state, new DropAction(Fetching, Oven, Ada, Dropped.Reason))).Then(Dropped).Status.ShouldBe(ActionStatus.Dropped);
        Given(Fetch).When(state => DropAction.Decide(state, new DropAction(Fetching, Oven, Ada, ""))).Then(new TextIsMissing("reason"));
    }

    [Fact]
    public void What_is_over_is_opened_again_first()
    {
        foreach (var (over, why) in new (IActionEvent, Rejection)[] { (Done, new ActionIsDone(Fetching)), (Dropped, new ActionIsDropped(Fetching)) })
        {
            Given(Fetch, over).When(state => ChangeAction.Decide(state, new ChangeAction(Fetching, Oven, "Other.", null, null), true, Today)).Then(why);
            Given(Fetch, over).When(state => TakeAction.Decide(state, new TakeAction(Fetching, Oven, Cem), false)).Then(why);
            Given(Fetch, over).When(state => HandBackAction.Decide(state, new HandBackAction(Fetching, Oven, Ben, null))).Then(why);
        }
        Given(Fetch, Done).When(state => DropAction.Decide(state, new DropAction(Fetching, Oven, Ada, "No."))).Then(new ActionIsDone(Fetching));
        Given(Fetch, Dropped).When(state => CompleteAction.Decide(state, new CompleteAction(Fetching, Oven, Ben, null))).Then(new ActionIsDropped(Fetching));
    }

    [Fact]
    public void What_is_not_there_is_unknown()
    {
        Given().When(state => ChangeAction.Decide(state, new ChangeAction(Fetching, Oven, "Other.", null, null), true, Today)).Then(new ActionIsUnknown(Fetching));
        Given().When(state => ReopenAction.Decide(state, new ReopenAction(Fetching, Oven, Ada, null))).Then(new ActionIsUnknown(Fetching));
    }

    [Fact]
    public void A_decision_shows_whether_it_was_carried_out()
    {
        PlannedAction open = Given(Fetch).Known, done = Given(Fetch, Done).Known, dropped = Given(Fetch, Dropped).Known;
        CarryingOut.Of([]).ShouldBe(new CarryingOut(0, 0, 0));
        CarryingOut.Of([open, done, dropped]).ShouldBe(new CarryingOut(Planned: 2, Done: 1, Dropped: 1));
        CarryingOut.Of([open, done]).IsCarriedOut.ShouldBeFalse();
        CarryingOut.Of([done, dropped]).IsCarriedOut.ShouldBeTrue();
        CarryingOut.Of([dropped]).IsCarriedOut.ShouldBeFalse("nothing was done");
    }

    private static Given<PlannedAction, IActionEvent> Given(params IActionEvent[] events) => new(PlannedAction.Fold, events);
}
