using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Circles;

/// <summary>A decision is with a circle: by its proposer's choice, and by being handed on.</summary>
public sealed class CircleOfDecisionTests
{
    private static readonly CircleTree Tree = CircleTree.None.Apply(BakersFormed).Apply(DoughFormed).Apply(MoneyFormed);

    [Fact]
    public void What_was_said_in_a_circle_is_opened_to_others_by_who_leads_it_and_not_by_the_proposer_alone()
    {
        var state = Given.Proposal(Drafted() with { Circle = Bakers }).Known;
        Decision Says(CircleId? to, Proposal of) => ChooseCircle.Decide(of, new ChooseCircle(Oven, to, null) { IsSpokenOfInCircle = true }, new(Tree.Find(Money), true), During);
        Says(null, state).Rejection.ShouldBe(new CircleKeepsWhatWasSaid(Oven));
        Says(Money, state).Rejection.ShouldBe(new CircleKeepsWhatWasSaid(Oven));
        Says(Bakers, state).ShouldBe(Decision.Nothing);
        Says(Money, Given.Proposal(Drafted()).Known).Events.ShouldHaveSingleItem();
        Hands(null, Drafted() with { Circle = Bakers }).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_proposer_puts_something_before_a_circle_that_they_are_in()
    {
        var draft = new DraftProposal(Oven, Ada, "An oven", "One.", []) { Circle = Bakers };
        DraftProposal.Decide(null, draft, chosen: new(Tree.Find(Bakers), true)).Events.ShouldHaveSingleItem().ShouldBeOfType<ProposalDrafted>().Circle.ShouldBe(Bakers);
        DraftProposal.Decide(null, draft, chosen: new(Tree.Find(Bakers), false)).Rejection.ShouldBe(new ProposerIsNotInCircle(Bakers, "Bakers"));
        DraftProposal.Decide(null, draft).Rejection.ShouldBe(new CircleIsUnknown(Bakers));
        DraftProposal.Decide(null, draft, chosen: new(Tree.Apply(new CircleClosed(Bakers, "Over.")).Find(Bakers), true)).Rejection.ShouldBe(new CircleIsClosed(Bakers, "Bakers"));
    }

    [Fact]
    public void A_proposer_chooses_until_anybody_is_asked()
    {
        Chooses(Bakers, Drafted()).Events.ShouldBe([new CircleChosen(Oven, Bakers, "Ours.")]);
        Chooses(Bakers, Drafted() with { Circle = Bakers }).ShouldBe(Decision.Nothing);
        Chooses(null, Drafted() with { Circle = Bakers }).Events.ShouldBe([new CircleChosen(Oven, null, "Ours.")]);
        Chooses(Bakers, Drafted(), Opened()).Rejection.ShouldBe(new VotingIsOpen(Oven, Close));
        Chooses(Bakers, Drafted(), Opened(), Declared(Verdict.NoQuorum)).Rejection.ShouldBe(new CircleIsSettled(Oven));
        Chooses(Bakers, Drafted(), Opened(), Declared(Verdict.Carried)).Rejection.ShouldBe(new ProposalIsDecided(Oven));
        Chooses(Money, Drafted() with { Circle = Dough }, new DecisionHandedOn(Oven, Dough, Bakers, "Dear.")).Rejection.ShouldBe(new DecisionWasHandedOn(Oven));
        Chooses(Bakers, Asked).Rejection.ShouldBe(new CircleFollowsItsProposal(Question));
        ChooseCircle.Decide(null, new ChooseCircle(Oven, Bakers, null), null, During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void A_decision_is_handed_on_by_one_step()
    {
        Hands(Bakers, Drafted() with { Circle = Dough }).Events.ShouldBe([new DecisionHandedOn(Oven, Dough, Bakers, "They know.")]);
        Hands(Dough, Drafted() with { Circle = Bakers }).Events.ShouldBe([new DecisionHandedOn(Oven, Bakers, Dough, "They know.")]);
        Hands(null, Drafted() with { Circle = Bakers }).Events.ShouldBe([new DecisionHandedOn(Oven, Bakers, null, "They know.")]);
        Hands(Bakers, Drafted()).Events.ShouldBe([new DecisionHandedOn(Oven, null, Bakers, "They know.")]);
        Hands(Bakers, Drafted() with { Circle = Bakers }).ShouldBe(Decision.Nothing);
        Hands(null, Drafted()).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void A_circle_decides_neither_of_rules_nor_of_what_others_decided()
    {
        var change = new RuleChange(Ordinary, null);
        var adopted = Rule.Create(new RuleAdopted(Ordinary, YesNo));
        DraftProposal.Decide(null, new DraftProposal(Oven, Ada, "No rule", "One.", []) { Change = change, Circle = Bakers }, adopted, chosen: new(Tree.Find(Bakers), true))
            .Rejection.ShouldBe(new RuleIsForAll(Ordinary));
        Chooses(Bakers, Drafted() with { Change = change }).Rejection.ShouldBe(new RuleIsForAll(Ordinary));
        Hands(Bakers, Drafted() with { Change = change }).Rejection.ShouldBe(new RuleIsForAll(Ordinary));
        var byCircle = Given.Proposal(Drafted() with { Change = change, Circle = Bakers }, Opened() with { Roll = Roll with { Circle = Bakers } }, Declared(Verdict.Carried)).Known;
        RetireRule.Decide(adopted, new RetireRule(Ordinary, null), new RuleMandate(Oven, byCircle, null)).Rejection.ShouldBe(new RuleIsForAll(Ordinary));

        var named = new SupersededNamed(Oven, [Anew]);
        Chooses(Bakers, Drafted(), named).Rejection.ShouldBe(new SupersededIsOfOthers(Oven));
        Hands(Bakers, Drafted(), named).Rejection.ShouldBe(new SupersededIsOfOthers(Oven));
        Hands(null, Drafted() with { Circle = Bakers }, named).Events.ShouldHaveSingleItem();
        Supersedes(Drafted() with { Circle = Bakers }, by: Bakers).Events.ShouldHaveSingleItem();
        Supersedes(Drafted() with { Circle = Bakers }, by: null).Rejection.ShouldBe(new SupersededIsOfOthers(Anew));
        Supersedes(Drafted() with { Circle = Bakers }, by: Dough).Rejection.ShouldBe(new SupersededIsOfOthers(Anew));
        Supersedes(Drafted(), by: Dough).Events.ShouldHaveSingleItem();

        static Decision Supersedes(ProposalDrafted drafted, CircleId? by)
        {
            var carried = Given.Proposal(Drafted() with { Circle = by }, Opened(), Declared(Verdict.Carried)).Known with { Id = Anew };
            return NameSuperseded.Decide(Given.Proposal(drafted).Known, new NameSuperseded(Oven, [Anew]), [carried], During);
        }
    }

    [Fact]
    public void No_step_is_left_out_and_none_goes_sideways()
    {
        Hands(null, Drafted() with { Circle = Dough }).Rejection.ShouldBe(new CirclesAreNotLinked(Dough, null));
        Hands(Dough, Drafted()).Rejection.ShouldBe(new CirclesAreNotLinked(null, Dough));
        Hands(Money, Drafted() with { Circle = Bakers }).Rejection.ShouldBe(new CirclesAreNotLinked(Bakers, Money));
        Hands(new(Id(0x69)), Drafted()).Rejection.ShouldBe(new CircleIsUnknown(new(Id(0x69))));
        HandOnDecision.Decide(Given.Proposal(Drafted()).Known, new(Oven, Bakers, "They know."), Tree.Apply(new CircleClosed(Bakers, "Over.")), During)
            .Rejection.ShouldBe(new CircleIsClosed(Bakers, "Bakers"));
        HandOnDecision.Decide(Given.Proposal(Drafted()).Known, new(Oven, Bakers, " "), Tree, During).Rejection.ShouldBe(new TextIsMissing("reason"));
    }

    [Fact]
    public void Nothing_is_handed_on_while_anybody_is_asked_to_decide_it_or_once_it_is_decided()
    {
        Hands(Bakers, Drafted(), Opened()).Rejection.ShouldBe(new VotingIsOpen(Oven, Close));
        Hands(Bakers, Drafted(), Opened(), Declared(Verdict.Lost)).Rejection.ShouldBe(new ProposalIsDecided(Oven));
        Hands(Bakers, Drafted(), Opened(), Declared(Verdict.NoQuorum)).Events.ShouldHaveSingleItem();
        Hands(Bakers, Asked).Rejection.ShouldBe(new CircleFollowsItsProposal(Question));
    }

    [Fact]
    public void A_circle_votes_on_its_own_roll_and_under_its_own_rules()
    {
        Opens(Roll with { Circle = Bakers }, Tree.Find(Bakers)).Events.ShouldHaveSingleItem().ShouldBeOfType<VotingOpened>().Roll.Circle.ShouldBe(Bakers);
        Opens(Roll, Tree.Find(Bakers)).Rejection.ShouldBe(new RollIsOfAnotherCircle(Oven));
        Opens(Roll with { Circle = Dough }, Tree.Find(Bakers)).Rejection.ShouldBe(new RollIsOfAnotherCircle(Oven));
        Opens(Roll with { Circle = Bakers }, null).Rejection.ShouldBe(new CircleIsUnknown(Bakers));
        Opens(Roll with { Circle = Bakers }, Tree.Apply(new CircleClosed(Bakers, "Over.")).Find(Bakers)).Rejection.ShouldBe(new CircleIsClosed(Bakers, "Bakers"));
        Opens(Roll with { Circle = Bakers }, Tree.Apply(new CircleRulesNamed(Bakers, [new(Id(0xB9))])).Find(Bakers)).Rejection.ShouldBe(new RuleIsNotOfCircle(Ordinary, Bakers, "Bakers"));
        OpenVoting.Decide(Given.Proposal(Drafted()).Known, Rule.Create(new RuleAdopted(Ordinary, YesNo)), new(Oven, First, Ordinary, Roll with { Circle = Bakers }, Close), London, During)
            .Rejection.ShouldBe(new RollIsOfAnotherCircle(Oven));

        static Decision Opens(ElectoralRoll roll, Circle? circle) => OpenVoting.Decide(
            Given.Proposal(Drafted() with { Circle = Bakers }).Known, Rule.Create(new RuleAdopted(Ordinary, YesNo)),
            new OpenVoting(Oven, First, Ordinary, roll, Close) { Circle = circle }, London, During);
    }

    [Fact]
    public void A_discussion_can_be_kept_to_the_circle_and_is_opened_no_more_once_something_was_said()
    {
        var (ours, everyones) = (Given.Proposal(Drafted() with { Circle = Bakers }).Known, Given.Proposal(Drafted()).Known);
        var (kept, among) = (new Discussion(Oven, DiscussionAudience.Circle), new Discussion(Oven, DiscussionAudience.Members));
        Sets(DiscussionAudience.Circle, ours, null, true).Events.ShouldBe([new DiscussionAudienceSet(Oven, DiscussionAudience.Circle)]);
        Sets(DiscussionAudience.Circle, ours, among, true).Events.ShouldBe([new DiscussionAudienceSet(Oven, DiscussionAudience.Circle)]);
        Sets(DiscussionAudience.Circle, everyones, null, false).Rejection.ShouldBe(new DiscussionHasNoCircle(Oven));
        Sets(DiscussionAudience.Members, ours, kept, true).Rejection.ShouldBe(new DiscussionIsAmongCircle(Oven));
        Sets(DiscussionAudience.Open, ours, kept, true).Rejection.ShouldBe(new DiscussionIsAmongCircle(Oven));
        Sets(DiscussionAudience.Open, ours, kept, false).Events.ShouldBe([new DiscussionAudienceSet(Oven, DiscussionAudience.Open)]);

        static Decision Sets(DiscussionAudience audience, Proposal proposal, Discussion? before, bool hasComments) =>
            SetDiscussionAudience.Decide(proposal, before, new SetDiscussionAudience(Oven, audience), hasComments);
    }

    private static Decision Chooses(CircleId? circle, params IProposalEvent[] before)
    {
        var proposal = Given.Proposal(before).Known;
        return ChooseCircle.Decide(proposal, new ChooseCircle(proposal.Id, circle, "Ours."), new ChosenCircle(Tree.Find(circle), ProposerIsIn: true), During);
    }

    private static Decision Hands(CircleId? to, params IProposalEvent[] before)
    {
        var proposal = Given.Proposal(before).Known;
        return HandOnDecision.Decide(proposal, new HandOnDecision(proposal.Id, to, "They know."), Tree, During);
    }
}
