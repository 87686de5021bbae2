using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

public sealed class BeginConsentRoundTests
{
    private static readonly Rule Rule = Given.Rule(new RuleAdopted(Ordinary, RuleTerms.Kept(ByConsent))).Known;

    private static readonly BeginConsentRound Begin = new(Oven, Ordinary, Ada, Cem, Driver, Hours, Roll);

    [Fact]
    public void It_begins_with_why_to_act_for_a_frozen_roll()
    {
        var decision = Decide(Given.Proposal(Drafted()).Known, Begin);
        decision.Events.Select(Written.Of).ShouldBe([Written.Of(Begun), Written.Of(Sought)]);
    }

    [Fact]
    public void It_begins_once() =>
        Refused(Given.Proposal(Drafted(), Sought).Known, Begin).ShouldBe(new AgreementIsSought(Oven));

    [Fact]
    public void A_withdrawn_or_open_proposal_has_none()
    {
        Refused(Given.Proposal(Drafted(), new ProposalWithdrawn(Oven, null)).Known, Begin).ShouldBe(new ProposalIsWithdrawn(Oven));
        Refused(Given.Proposal(Drafted(), Opened()).Known, Begin).ShouldBe(new VotingIsOpen(Oven, Close));
        BeginConsentRound.Decide(null, Rule, Begin, true, During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void A_proposal_that_was_voted_on_is_proposed_anew_first() =>
        Refused(Given.Proposal(Drafted(), Opened(), Declared(Domain.Counting.Verdict.NoQuorum)).Known, Begin).ShouldBe(new ProposalWasVotedOn(Oven));

    [Fact]
    public void It_needs_a_rule_that_seeks_agreement()
    {
        BeginConsentRound.Decide(Given.Proposal(Drafted()).Known, null, Begin, true, During).Rejection.ShouldBe(new RuleIsUnknown(Ordinary));
        BeginConsentRound.Decide(Given.Proposal(Drafted()).Known, Given.Rule(new RuleAdopted(Ordinary, YesNo)).Known, Begin, true, During).Rejection.ShouldBe(new RuleSeeksNoAgreement(Ordinary));
        BeginConsentRound.Decide(Given.Proposal(Drafted()).Known, Given.Rule(new RuleAdopted(Ordinary, RuleTerms.Kept(ByConsent)), new RuleRetired(Ordinary, null)).Known, Begin, true, During).Rejection.ShouldBe(new RuleIsRetired(Ordinary));
    }

    [Fact]
    public void It_is_on_one_text() =>
        Refused(Given.Proposal(Drafted(Ovens)).Known, Begin).ShouldBe(new AgreementIsOnOneText(Oven));

    [Fact]
    public void Whoever_leads_it_and_keeps_what_is_said_are_members() =>
        BeginConsentRound.Decide(Given.Proposal(Drafted()).Known, Rule, Begin, haveJoined: false, During).Rejection.ShouldBe(new RoleNeedsMember(Ada));

    [Fact]
    public void It_says_why_to_act_and_how_long_steps_take()
    {
        var draft = Given.Proposal(Drafted()).Known;
        Refused(draft, Begin with { Driver = " " }).ShouldBe(new TextIsMissing("driver"));
        Refused(draft, Begin with { Hours = Hours with { Signal = 0 } }).ShouldBe(new NumberIsOutOfRange("hours.signal", 0, 1, 8_784));
        Refused(draft, Begin with { Roll = Roll with { Eligible = 0 } }).ShouldBe(new RollIsEmpty(Oven));
    }

    [Fact]
    public void A_notice_of_a_vote_stands_against_it()
    {
        var noticed = Given.Proposal(Drafted(), new NoticeGiven(Oven, 1, Ordinary, 1, YesNo, new StatedVote(Close, Far), null, 9, null)).Known;
        Refused(noticed, Begin).ShouldBe(new NoticeSaysOtherwise("how it is decided"));
    }

    [Fact]
    public void No_vote_opens_beside_it_and_no_notice_or_amendment_is_given()
    {
        var sought = Given.Proposal(Drafted(), Sought).Known;
        var yesNo = Given.Rule(new RuleAdopted(Ordinary, YesNo)).Known;
        OpenVoting.Decide(sought, yesNo, new OpenVoting(Oven, First, Ordinary, Roll, Close), London, During).Rejection.ShouldBe(new AgreementIsSought(Oven));
        OpenVoting.Decide(Given.Proposal(Drafted()).Known, Rule, new OpenVoting(Oven, First, Ordinary, Roll, Close), London, During).Rejection
            .ShouldBe(new RuleSeeksAgreement(Ordinary));
        GiveNotice.Decide(sought, yesNo, new GiveNotice(Oven, Ordinary, new StatedVote(Close, Far), null, null), London, During).Rejection.ShouldBe(new AgreementIsSought(Oven));
        Domain.Amendments.MoveAmendment.Decide(
            new Domain.Amendments.AmendmentsMoved(sought, []), new Domain.Amendments.MoveAmendment(Cheaper, Oven, Ben, 1, new Domain.Amendments.Wording("A new oven", "A used one.", []), null, null), During)
            .Rejection.ShouldBe(new AgreementIsSought(Oven));
    }

    [Fact]
    public void Its_status_says_that_agreement_is_sought()
    {
        ConsentBefore.Under(ByConsent).Proposal!.StatusAt(During).ShouldBe(ProposalStatus.SeekingAgreement);
        var asking = ConsentBefore.Asking(ByConsent);
        asking.Proposal!.StatusAt(asking.Now).ShouldBe(ProposalStatus.Open);
        var given = asking.Saying((Ben, Domain.Ballots.Position.Objection));
        given.Proposal!.StatusAt(given.Now).ShouldBe(ProposalStatus.SeekingAgreement);
    }

    private static readonly NodaTime.Instant Far = Close + NodaTime.Duration.FromDays(9);

    private static Decision Decide(Proposal? proposal, BeginConsentRound command) => BeginConsentRound.Decide(proposal, Rule, command, haveJoined: true, During);

    private static Rejection? Refused(Proposal? proposal, BeginConsentRound command) => Decide(proposal, command).Rejection;
}
