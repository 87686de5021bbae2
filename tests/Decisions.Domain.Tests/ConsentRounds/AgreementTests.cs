using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>What a pass comes to, and what agreement needs.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void It_is_agreed_where_no_objection_stands_and_concerns_are_kept()
    {
        var agreed = ConsentBefore.Given(ByConsent, (Ada, Position.NoObjection), (Ben, Position.Concern)).And(Planned).And(before => before.Declare());
        var tally = agreed.Proposal!.Latest!.Tally.ShouldBeOfType<PositionTally>();
        (tally.Verdict, tally.Of(Position.Concern), tally.Of(Position.Objection)).ShouldBe((Verdict.Carried, 1, 0));
        agreed.Step.ShouldBe(Domain.ConsentRounds.ConsentStep.Over);
        TallyInWords.Of(tally, ByConsent, []).ShouldBe(
        [
            "Of 4 members who may vote, 2 took part.",
            "At least 2 members had to take part (half of 4): 2 did, so there is a quorum.",
            "2 ballots were cast.",
            "1 has no objection, and 1 names a concern, which is kept and stops nothing.",
            "No objection stands.",
            "So it has consent.",
        ]);
    }

    [Fact]
    public void It_is_agreed_only_with_a_day_at_which_it_is_looked_at_again()
    {
        var pass = ConsentBefore.Given(ByConsent, (Ada, Position.NoObjection), (Ben, Position.NoObjection));
        pass.Refuses(before => before.Declare(), new ReviewDateIsMissing());
        pass.And(Planned).Declare().Rejection.ShouldBeNull();
    }

    [Fact]
    public void A_review_is_planned_for_a_day_to_come()
    {
        var draft = Given.Proposal(Drafted()).Known;
        var today = new LocalDate(2026, 11, 21);
        PlanReview.Decide(null, draft, new PlanReview(Oven, Planned.On, Planned.Text), today).Events.ShouldBe([Planned]);
        PlanReview.Decide(FollowUp.Create(Planned), draft, new PlanReview(Oven, Planned.On, Planned.Text), today).ShouldBe(Decision.Nothing);
        PlanReview.Decide(null, draft, new PlanReview(Oven, today, null), today).Rejection.ShouldBe(new ReviewIsNotAhead(today, today));
        var pass = ConsentBefore.Given(ByConsent, (Ada, Position.NoObjection), (Ben, Position.NoObjection)).And(Planned);
        var (sooner, later) = (new PlanReview(Oven, Planned.On.PlusDays(-1), null), new PlanReview(Oven, Planned.On.PlusDays(1), null));
        PlanReview.Decide(pass.Follow, pass.Proposal, sooner, today).Rejection.ShouldBe(new ReviewStandsAsAgreed(Planned.On));
        var agreed = pass.And(before => before.Declare());
        PlanReview.Decide(agreed.Follow, agreed.Proposal, later, today).Rejection.ShouldBe(new ReviewStandsAsAgreed(Planned.On));
        PlanReview.Decide(agreed.Follow, agreed.Proposal, sooner, today).Rejection.ShouldBeNull();
        PlanReview.Decide(null, null, new PlanReview(Oven, Planned.On, null), today).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
        PlanReview.Decide(null, draft.Apply(new ProposalWithdrawn(Oven, null)), new PlanReview(Oven, Planned.On, null), today).Rejection.ShouldBe(new ProposalIsWithdrawn(Oven));
        PlanReview.Decide(null, draft, new PlanReview(Oven, Planned.On, "\u0000"), today).Rejection.ShouldBeOfType<TextHasControlCharacters>();
    }

    [Fact]
    public void Silence_is_no_consent_unless_the_rule_says_so_and_makes_up_no_quorum()
    {
        var silent = ByConsent with { Quorum = Quorum.None };
        Come(silent).ShouldBe(Verdict.Lost);
        Come(silent, (Position.NoObjection, 1)).ShouldBe(Verdict.Carried);
        var taken = silent with { Method = Consent with { Settings = Consent.Settings.Add("silence", "consent") } };
        Come(taken).ShouldBe(Verdict.Carried);
        Come(taken with { Quorum = ByConsent.Quorum }, (Position.NoObjection, 1)).ShouldBe(Verdict.NoQuorum);
    }

    [Fact]
    public void Consensus_needs_few_to_stand_aside_and_enough_to_agree()
    {
        Come(ByConsensus, (Position.Agree, 3), (Position.StandAside, 1)).ShouldBe(Verdict.Carried);
        Come(ByConsensus, (Position.Agree, 2), (Position.StandAside, 2)).ShouldBe(Verdict.Lost);
        Come(ByConsensus, (Position.Reservations, 4)).ShouldBe(Verdict.Carried);
        Come(ByConsensus, (Position.Agree, 3), (Position.Block, 1)).ShouldBe(Verdict.Lost);
        Come(ByConsensus, (Position.Agree, 3), (Position.InvalidBlock, 1)).ShouldBe(Verdict.Carried);
        var lukewarm = ByConsensus with { Method = ((PositionMethod)ByConsensus.Method) is var method ? method with { Settings = method.Settings.Add("lukewarm", "1/2") } : null! };
        Come(lukewarm, (Position.Agree, 1), (Position.Reservations, 3)).ShouldBe(Verdict.Lost);
    }

    [Fact]
    public void Too_few_who_agree_lose_it_where_no_vote_is_allowed()
    {
        var lukewarm = ConsentBefore.Given(ByConsensus, (Ada, Position.Agree), (Ben, Position.StandAside), (Cem, Position.StandAside)).And(Planned);
        lukewarm.And(before => before.Declare()).Proposal!.Latest!.Tally!.Verdict.ShouldBe(Verdict.Lost);
        var method = (PositionMethod)ByConsensus.Method;
        var withVote = ConsentBefore.Given(
            ByConsensus with { Method = method with { Fallback = new FallbackVote(1, Threshold.SimpleMajority) } }, (Ada, Position.Agree), (Ben, Position.StandAside), (Cem, Position.StandAside));
        withVote.Refuses(before => before.Declare(), new Domain.ConsentRounds.AgreementIsNotReached(Oven));
        withVote.FallBack().Rejection.ShouldBeNull();
        withVote.Take(Domain.ConsentRounds.ConsentStep.Signal).Rejection.ShouldBeNull();
    }

    [Theory]
    [InlineData(Position.Concern)]
    [InlineData(Position.Objection)]
    public void A_position_that_is_kept_or_tested_says_why(Position position)
    {
        var asking = ConsentBefore.Asking(ByConsent);
        Cast(asking, new PositionChoice(position), null).Rejection.ShouldBe(new PositionNeedsReason(position));
        Cast(asking, new PositionChoice(position), "The fuse.").Events.ShouldHaveSingleItem();
        Cast(asking, new PositionChoice(Position.NoObjection), null).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void Only_positions_of_the_rule_are_given()
    {
        const string Wanted = "This is answered by a position: noObjection, concern, objection.";
        var asking = ConsentBefore.Asking(ByConsent);
        Cast(asking, new PositionChoice(Position.Agree), null).Rejection.ShouldBe(new ChoiceDoesNotFitRule(Wanted));
        Cast(asking, new PositionChoice(Position.ResolvedObjection), null).Rejection.ShouldBe(new ChoiceDoesNotFitRule(Wanted));
        Cast(asking, Yes, null).Rejection.ShouldBe(new ChoiceDoesNotFitRule(Wanted));
        CastBallot.Decide(Given.Proposal(Drafted(), Opened()).Known, null, new CastBallot(Oven, Ben, 1, new PositionChoice(Position.Agree), null, Channel.Web), true, During)
            .Rejection.ShouldBe(new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."));
    }

    private static Decision Cast(ConsentBefore before, Choice choice, string? reason) =>
        CastBallot.Decide(before.Proposal, null, new CastBallot(Oven, Ben, 1, choice, reason, Channel.Web), isOnRoll: true, before.Now);

    private static Verdict Come(DecisionRule rule, params (Position Position, long Members)[] positions) =>
        Count.Of(RuleTerms.Kept(rule), 4, [], positions.Select(each => new CountedBallots(new PositionChoice(each.Position), each.Members)), []).Verdict;
}
