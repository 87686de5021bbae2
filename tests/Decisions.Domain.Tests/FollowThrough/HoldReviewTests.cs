using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.FollowThrough.FollowThroughExample;

namespace Decisions.Domain.Tests.FollowThrough;

/// <summary>A decision is looked at again.</summary>
public sealed class HoldReviewTests
{
    private static readonly LocalDate OnTheDay = new(2027, 5, 21);

    private static readonly ReviewPlanned Planned = new(Oven, OnTheDay, "Less than one loaf in a hundred is burnt.");

    private static readonly HoldReview Keep = new(
        Oven, Cem, Kept.Text, Kept.Note, ReviewConclusion.Keep, Kept.NextOn, NoneFurther: false, LeadsTo: null);

    private static readonly HoldReview Change = Keep with { Conclusion = ReviewConclusion.Change, NextOn = null, LeadsTo = Anew };

    [Fact]
    public void A_review_that_keeps_the_decision_plans_the_next_one()
    {
        var after = Given(Planned).When(state => Decide(state, Keep)).Then(Kept);
        (after.ReviewOn, after.Criteria).ShouldBe((Kept.NextOn, Planned.Text));
        after.Reviews.ShouldHaveSingleItem().ShouldBe(new HeldReview(Cem, Kept.Text, Kept.Note, ReviewConclusion.Keep, Kept.NextOn, null));
    }

    [Fact]
    public void It_can_be_said_that_none_follows() =>
        Given(Planned).When(state => Decide(state, Keep with { NextOn = null, NoneFurther = true }))
            .Then(Kept with { NextOn = null }).ReviewOn.ShouldBeNull();

    [Fact]
    public void Before_the_day_that_members_agreed_to_it_neither_puts_that_off_nor_does_away_with_it()
    {
        var agreed = Decided with { Sought = new AgreementSought(Oven, Ordinary, 1, YesNo, Roll) };
        Held(OnTheDay.PlusDays(-1), Keep with { NextOn = null, NoneFurther = true }).Rejection.ShouldBe(new ReviewStandsAsAgreed(OnTheDay));
        Held(OnTheDay.PlusDays(-1), Keep with { NextOn = OnTheDay.PlusDays(1) }).Rejection.ShouldBe(new ReviewStandsAsAgreed(OnTheDay));
        Held(OnTheDay.PlusDays(-9), Change).Rejection.ShouldBe(new ReviewStandsAsAgreed(OnTheDay));
        Held(OnTheDay.PlusDays(-1), Keep with { NextOn = OnTheDay }).Events.ShouldHaveSingleItem();
        Held(OnTheDay, Keep with { NextOn = null, NoneFurther = true }).Events.ShouldHaveSingleItem();

        Decision Held(LocalDate today, HoldReview command) =>
            HoldReview.Decide(FollowUp.Create(Planned), agreed, agreed with { Id = Anew }, command, today);
    }

    [Fact]
    public void It_can_be_held_though_none_was_planned() =>
        Given().When(state => Decide(state, Keep with { Note = " " })).Then(Kept with { Note = null }).Criteria.ShouldBeNull();

    [Fact]
    public void One_that_finds_a_change_is_needed_leads_to_a_proposal_or_waits_for_one()
    {
        var led = Kept with { Conclusion = ReviewConclusion.Change, NextOn = null, LeadsTo = Anew };
        Given(Planned).When(state => Decide(state, Change)).Then(led);
        Given(Planned).When(state => Decide(state, Change with { LeadsTo = null })).Then(led with { LeadsTo = null });
        Given(Planned, Kept).When(state => Decide(state, Change)).Then(led).Reviews.Length.ShouldBe(2);
    }

    [Fact]
    public void Keeping_says_when_it_is_looked_at_next_or_that_it_is_not()
    {
        Given(Planned).When(state => Decide(state, Keep with { NextOn = null })).Then(new NextReviewIsUnclear());
        Given(Planned).When(state => Decide(state, Keep with { NoneFurther = true })).Then(new NextReviewIsUnclear());
        Given(Planned).When(state => Decide(state, Change with { NextOn = Kept.NextOn, NoneFurther = true })).Then(new NextReviewIsUnclear());
        Given(Planned).When(state => Decide(state, Keep with { NextOn = OnTheDay })).Then(new ReviewIsNotAhead(OnTheDay, OnTheDay));
    }

    [Fact]
    public void Only_what_is_carried_and_confirmed_is_reviewed()
    {
        Refused(null, new ProposalIsUnknown(Oven));
        Refused(Domain.Tests.Given.Proposal(Drafted(), Opened()).Known, new NothingFollowsYet(Oven));
        Refused(Domain.Tests.Given.Proposal(Drafted(), Opened(), Declared(Verdict.Lost)).Known, new NothingFollowsYet(Oven));
        Refused(Domain.Tests.Given.Proposal(Drafted(), OpenedToBeConfirmed, Declared(Verdict.Carried)).Known, new NothingFollowsYet(Oven));

        static void Refused(Proposal? proposal, Rejection why) => HoldReview.Decide(null, proposal, null, Keep, OnTheDay).Rejection.ShouldBe(why);
    }

    [Fact]
    public void It_leads_to_another_proposal_that_there_is_and_only_where_a_change_is_needed()
    {
        Given(Planned).When(state => Decide(state, Keep with { LeadsTo = Anew })).Then(new ReviewLeadsNowhere(Anew));
        Given(Planned).When(state => Decide(state, Change with { LeadsTo = Oven })).Then(new ReviewLeadsNowhere(Oven));
        HoldReview.Decide(null, Decided, null, Change, OnTheDay).Rejection.ShouldBe(new ProposalIsUnknown(Anew));
    }

    [Fact]
    public void What_was_found_is_said()
    {
        Given(Planned).When(state => Decide(state, Keep with { Text = " " })).Then(new TextIsMissing("text"));
        Given(Planned).When(state => Decide(state, Keep with { Note = "\u0000" })).Then(new TextHasControlCharacters("note", 1));
    }

    [Fact]
    public void A_day_that_a_review_has_set_can_be_moved_as_it_was_agreed_by_nobody_else()
    {
        var later = Kept.NextOn!.Value.PlusDays(30);
        Given(Planned, Kept).When(state => PlanReview.Decide(state, Decided with { Sought = ConsentRounds.ConsentExample.Sought }, new PlanReview(Oven, later, null), OnTheDay))
            .Then(new ReviewPlanned(Oven, later, null));
    }

    private static Given<FollowUp, IFollowThroughEvent> Given(params IFollowThroughEvent[] events) => new(FollowUp.Fold, events);

    private static Decision Decide(FollowUp? state, HoldReview command) =>
        HoldReview.Decide(state, Decided, Decided with { Id = Anew }, command, OnTheDay);
}
