using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;

namespace Decisions.Domain.Tests.Meetings;

/// <summary>Under a rule that counts presence, voting opens at a meeting with its quorum, and nowhere else.</summary>
public sealed class MeetingVoteTests
{
    private static readonly OpenVoting Command = new(Oven, First, Ordinary, Roll, Close);

    private static readonly MeetingAdjourned Adjourned = new(Agm, NextWeek, null, TooFew);

    [Fact]
    public void With_enough_present_voting_opens_and_says_so() =>
        Tests.Given.Proposal(Drafted()).When(Open(Sitting(), present: 2))
            .Then(Opened(ByPresence) with { Held = new HeldVote(Agm, 1, Present: 2, Needed: 2) }).Latest!.Held!.MeetingId.ShouldBe(Agm);

    [Fact]
    public void With_too_few_it_does_not_and_it_is_said_how_long_to_wait() =>
        Tests.Given.Proposal(Drafted()).When(Open(Sitting(), present: 1))
            .Then(new QuorumIsNotPresent(1, 2, Begins + Duration.FromMinutes(30)));

    [Fact]
    public void Without_a_meeting_it_does_not_open() => Tests.Given.Proposal(Drafted()).When(Open(null, present: 0)).Then(new MeetingIsNeeded(Ordinary));

    [Fact]
    public void The_meeting_is_under_way_and_has_it_on_its_agenda()
    {
        Tests.Given.Proposal(Drafted()).When(Open(Given(Called, OnAgenda).Known, present: 2)).Then(new MeetingIsNotSitting(Agm));
        Tests.Given.Proposal(Drafted()).When(Open(Given(Called, OnAgenda, Begun, Adjourned).Known, present: 2)).Then(new MeetingIsNotSitting(Agm));
        Tests.Given.Proposal(Drafted()).When(Open(Given(Called, Begun).Known, present: 2)).Then(new ProposalIsNotOnTheAgenda(Oven));
    }

    [Fact]
    public void At_the_meeting_adjourned_for_want_of_quorum_those_present_after_the_wait_are_enough()
    {
        var resumed = Given(Called, OnAgenda, Begun, Adjourned, new MeetingResumed(Agm)).Known;
        var (soon, later) = (NextWeek + Duration.FromMinutes(30) - Tick, NextWeek + Duration.FromMinutes(30));
        var command = Command with { ClosesAt = NextWeek + Duration.FromHours(2) };
        Tests.Given.Proposal(Drafted()).When(Open(resumed, 1, soon, command: command)).Then(new QuorumIsNotPresent(1, 2, later));
        Tests.Given.Proposal(Drafted()).When(Open(resumed, 1, later, command: command))
            .Then(Opened(ByPresence) with { ClosesAt = command.ClosesAt, Held = new HeldVote(Agm, 2, Present: 1, Needed: 1) });
        Tests.Given.Proposal(Drafted()).When(Open(resumed, 0, later, command: command)).Then(new QuorumIsNotPresent(0, 1, later));
    }

    [Fact]
    public void A_rule_may_ask_for_the_same_quorum_again()
    {
        var resumed = Given(Called, OnAgenda, Begun, Adjourned, new MeetingResumed(Agm)).Known;
        var same = ByPresence with { Presence = new PresenceQuorum(0, AdjournedQuorum.Same) };
        Tests.Given.Proposal(Drafted()).When(Open(resumed, 1, NextWeek, same, Command with { ClosesAt = NextWeek + Duration.FromHours(1) }))
            .Then(new QuorumIsNotPresent(1, 2, NextWeek));
    }

    [Fact]
    public void A_meeting_put_off_for_another_reason_keeps_its_quorum()
    {
        var resumed = Given(Called, OnAgenda, Begun, Adjourned with { Shortfall = null }, new MeetingResumed(Agm)).Known;
        var later = NextWeek + Duration.FromHours(1);
        Tests.Given.Proposal(Drafted()).When(Open(resumed, 1, later, command: Command with { ClosesAt = later + Duration.FromHours(1) }))
            .Then(new QuorumIsNotPresent(1, 2, NextWeek + Duration.FromMinutes(30)));
    }

    [Fact]
    public void Where_the_whole_community_lacked_its_quorum_a_circle_keeps_its_own()
    {
        var resumed = Given(Called, OnAgenda, Begun, Adjourned, new MeetingResumed(Agm)).Known;
        var later = NextWeek + Duration.FromHours(1);
        MeetingQuorum.Needed(resumed, ByPresence, eligible: 4, later).ShouldBe(1);
        MeetingQuorum.Needed(resumed, ByPresence, eligible: 4, later, Bakers).ShouldBe(2);
        MeetingVote.Hold(new MeetingVote(resumed, Present: 1), Oven, Ordinary, ByPresence, Roll with { Circle = Bakers }, isShortConsented: false, later)
            .Rejection.ShouldBe(new QuorumIsNotPresent(1, 2, NextWeek + Duration.FromMinutes(30)));
    }

    [Fact]
    public void Where_a_circle_lacked_its_quorum_those_of_it_who_are_present_are_enough_and_of_no_other()
    {
        var bakers = CircleTree.None.Apply(BakersFormed).Apply(DoughFormed);
        var (ofBakers, sitting) = (Roll with { Circle = Bakers }, Given(Called, OnAgenda, Begun).Known);
        Decision Adjourn(QuorumCount count, Circle? circle) => AdjournMeeting.Decide(sitting, new AdjournMeeting(Agm, NextWeek, null, count), Rule(), [], Begins + Duration.FromHours(1), circle);
        var adjourned = Adjourn(new QuorumCount(Ordinary, ofBakers, 1), bakers.Find(Bakers)).Events.ShouldHaveSingleItem().ShouldBeOfType<MeetingAdjourned>();
        adjourned.Shortfall.ShouldBe(TooFew with { Roll = ofBakers });
        Adjourn(new QuorumCount(Ordinary, ofBakers, 2), bakers.Find(Bakers)).Rejection.ShouldBe(new QuorumIsThere(2, 2, 0));
        Adjourn(new QuorumCount(Ordinary, ofBakers, 1), null).Rejection.ShouldBe(new CircleIsUnknown(Bakers));
        Adjourn(new QuorumCount(Ordinary, ofBakers, 1), bakers.Apply(new CircleRulesNamed(Bakers, [new RuleId(Id(0xB9))])).Find(Bakers))
            .Rejection.ShouldBe(new RuleIsNotOfCircle(Ordinary, Bakers, "Bakers"));
        Adjourn(new QuorumCount(Ordinary, ofBakers, 1), bakers.Apply(new CircleClosed(Bakers, "Over.")).Find(Bakers)).Rejection.ShouldBe(new CircleIsClosed(Bakers, "Bakers"));
        var resumed = Given(Called, OnAgenda, Begun, adjourned, new MeetingResumed(Agm)).Known;
        var later = NextWeek + Duration.FromHours(1);
        MeetingQuorum.Needed(resumed, ByPresence, eligible: 4, later, Bakers).ShouldBe(1);
        MeetingQuorum.Needed(resumed, ByPresence, eligible: 4, later, Dough).ShouldBe(2);
        MeetingQuorum.Needed(resumed, ByPresence, eligible: 4, later).ShouldBe(2);
    }

    [Fact]
    public void A_meeting_is_called_with_as_much_notice_as_the_rule_asks_for()
    {
        var noticed = ByPresence with { MayExtend = false, Notice = new NoticePeriod(20, new Fraction(9, 10)) };
        var notice = new NoticeGiven(Oven, 1, Ordinary, 1, noticed, new StatedVote(During, Close), null, ClearDays: 20, null);
        Tests.Given.Proposal(Drafted(), notice).When(Open(Sitting(), 2, terms: noticed)).Then(new MeetingNoticeIsTooShort(15, 20));
        Tests.Given.Proposal(Drafted(), notice with { ClearDays = 15 }).When(Open(Sitting(), 2, terms: noticed, command: Command with { Consents = 4 }))
            .Then(Opened(noticed) with { Held = new HeldVote(Agm, 1, 2, 2) });
    }

    [Fact]
    public void A_rule_that_counts_ballots_may_be_voted_under_at_a_meeting_too() =>
        Tests.Given.Proposal(Drafted()).When(Open(Sitting(), present: 1, terms: YesNo)).Then(Opened() with { Held = new HeldVote(Agm, 1, Present: 1, Needed: 0) });

    [Fact]
    public void Where_the_quorum_was_present_no_number_of_ballots_is_asked_for()
    {
        var tally = Count.Of(ByPresence, 4, [], [new CountedBallots(Yes, 1)], []);
        (tally.QuorumNeeded, tally.QuorumMet, tally.Verdict).ShouldBe((0, true, Verdict.Carried));
        Count.Of(YesNo, 4, [], [new CountedBallots(Yes, 1)], []).Verdict.ShouldBe(Verdict.NoQuorum);
    }

    [Fact]
    public void Members_read_how_the_quorum_is_counted()
    {
        RuleInWords.Of(ByPresence).ShouldContain(
            "Voting opens only at a meeting at which at least half of the members who may vote are present, and no fewer than 2. " +
            "If too few are there 30 minutes after it was to begin, it can be adjourned; at the adjourned meeting, whoever is there 30 minutes after it was to begin is enough.");
        RuleInWords.WhoMustTakePart(ByPresence).ShouldBe(["At least half of the members who may vote (no fewer than 2) must be present when voting opens."]);
    }

    [Fact]
    public void The_wait_is_a_day_at_the_most() =>
        RuleTerms.Check(ByPresence with { Presence = new PresenceQuorum(1441) }).ShouldBe(new NumberIsOutOfRange("presence.minutesToWait", 1441, 0, 1440));

    [Fact]
    public void An_amendment_is_put_at_a_meeting_that_has_its_proposal_on_the_agenda()
    {
        var question = Drafted() with { ProposalId = Question, Puts = new AmendmentName(Oven, Cheaper) };
        var command = Command with { ProposalId = Question };
        Tests.Given.Proposal(question).When(Open(Sitting(), present: 2, command: command))
            .Then(Opened(ByPresence) with { ProposalId = Question, Held = new HeldVote(Agm, 1, Present: 2, Needed: 2) });
        Tests.Given.Proposal(question).When(Open(Sitting(), present: 1, command: command)).Then(new QuorumIsNotPresent(1, 2, Begins + Duration.FromMinutes(30)));
        Tests.Given.Proposal(question).When(Open(Given(Called, Begun).Known, present: 2, command: command)).Then(new ProposalIsNotOnTheAgenda(Oven));
        Tests.Given.Proposal(question).When(Open(null, present: 0, command: command)).Then(new MeetingIsNeeded(Ordinary));
    }

    [Fact]
    public void A_meeting_decides_on_an_amendment_too_and_keeps_its_proposal_on_the_agenda()
    {
        var oven = Tests.Given.Proposal(Drafted(), new AmendmentPut(Oven, Cheaper, Question)).Known;
        var opened = Opened(ByPresence) with { ProposalId = Question, Held = new HeldVote(Agm, 1, 2, 2) };
        var question = Tests.Given.Proposal(Drafted() with { ProposalId = Question, Puts = new AmendmentName(Oven, Cheaper) }, opened).Known;
        HeldDecisions.QuestionsOf([oven]).ShouldBe([Question]);
        HeldDecisions.VotedOn(Sitting(), [oven, question]).ShouldBe([Oven]);
        HeldDecisions.Open(Sitting(), [oven, question]).ShouldBe([Question]);
        HeldDecisions.Open(Sitting(), [oven, question.Apply(Declared(Verdict.Carried) with { ProposalId = Question })]).ShouldBeEmpty();
    }

    private static Meeting Sitting() => Given(Called, OnAgenda, Begun).Known;

    private static Func<Proposal?, Decision> Open(Meeting? meeting, long present, Instant? at = null, DecisionRule? terms = null, OpenVoting? command = null) =>
        state => OpenVoting.Decide(
            state, Rule(terms), (command ?? Command) with { At = meeting is null ? null : new MeetingVote(meeting, present) }, London, at ?? During);
}
