using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class OpenByNoticeTests
{
    private static readonly StatedVote Vote = new(During, Close);

    private static readonly NoticeGiven Scheduled = new(Oven, 1, Ordinary, 1, YesNo, Vote, null, ClearDays: 3, null, OpensByItself: true);

    private static readonly Instant Before = During - Tick;

    private static readonly Instant Half = During + Duration.FromMinutes(30);

    private static readonly OpenByNotice Command = new(Oven, First, Roll);

    [Fact]
    public void Voting_that_is_to_open_by_itself_is_scheduled_until_then()
    {
        var state = Given.Proposal(Drafted(), Scheduled).Known;
        state.StatusAt(Before).ShouldBe(ProposalStatus.Scheduled);
        state.OpensByItself(Before).ShouldBe(Vote);
        Given.Proposal(Drafted(), Scheduled with { OpensByItself = false }).Known.StatusAt(Before).ShouldBe(ProposalStatus.Draft);
    }

    [Fact]
    public void It_opens_as_the_notice_says_and_not_before()
    {
        Given.Proposal(Drafted(), Scheduled).When(Open(Before)).Then(new NoticeSaysLater(During));
        Given.Proposal(Drafted(), Scheduled).When(Open(During)).Then(Opened()).StatusAt(During).ShouldBe(ProposalStatus.Open);
    }

    [Fact]
    public void No_ballot_is_taken_before() =>
        Given.Ballot().When(state => Domain.Ballots.CastBallot.Decide(
            Given.Proposal(Drafted(), Scheduled).State, state, new(Oven, Ada, 1, Yes, null, Channel.Web), isOnRoll: true, During)).Then(new VotingHasNotOpened(Oven));

    [Fact]
    public void Opened_late_it_closes_as_was_told_while_half_of_its_time_is_left()
    {
        Given.Proposal(Drafted(), Scheduled).When(Open(Half)).Then(Opened());
        var late = Given.Proposal(Drafted(), Scheduled);
        late.When(Open(Half + Tick)).Then(new OpeningIsMissed(Half, Close));
        late.Known.StatusAt(Half).ShouldBe(ProposalStatus.Scheduled);
        late.Known.StatusAt(Half + Tick).ShouldBe(ProposalStatus.Draft);
        // A facilitator can still open it as the notice says.
        late.When(state => OpenVoting.Decide(state, Ruled(YesNo), new OpenVoting(Oven, First, Ordinary, Roll, Close), London, Close - Tick)).Then(Opened());
    }

    [Fact]
    public void What_keeps_it_from_opening_can_be_told_from_when_it_was_to_open_until_it_was_to_close()
    {
        var scheduled = Given.Proposal(Drafted(), Scheduled).Known;
        var empty = Command with { Roll = Roll with { Eligible = 0 } };
        Hindrance(scheduled, Ruled(YesNo), empty, During).ShouldBe(new RollIsEmpty(Oven));
        // Once it is too late to open by itself, what keeps a facilitator from opening it.
        Hindrance(scheduled, Ruled(YesNo), empty, Close - Tick).ShouldBe(new RollIsEmpty(Oven));
        Hindrance(scheduled, null, Command, During).ShouldBe(new RuleIsUnknown(Ordinary));
        Hindrance(scheduled, Ruled(YesNo), Command, During).ShouldBeNull();
        Hindrance(scheduled, Ruled(YesNo), Command, Close - Tick).ShouldBeNull();
        Hindrance(scheduled, null, empty, Before).ShouldBeNull();
        Hindrance(scheduled, null, empty, Close).ShouldBeNull();
        Hindrance(Given.Proposal(Drafted(), Scheduled, new ProposalWithdrawn(Oven, null)).Known, null, empty, During).ShouldBeNull();
        Hindrance(Given.Proposal(Drafted(), Scheduled with { OpensByItself = false }).Known, null, empty, During).ShouldBeNull();
        Hindrance(Given.Proposal(Drafted()).Known, null, empty, During).ShouldBeNull();

        static Rejection? Hindrance(Proposal state, Rule? rule, OpenByNotice command, Instant now) => OpenByNotice.Hindrance(state, rule, command, London, now);
    }

    [Fact]
    public void Nothing_opens_by_a_notice_of_another_text_of_another_rule_or_that_was_taken_back()
    {
        var revised = new ProposalRevised(Oven, 2, "A used oven", "We buy a used one.", [], null);
        var changed = Given.Proposal(Drafted(), Scheduled, revised);
        changed.When(Open(During)).Then(new NothingOpensByItself(Oven));
        changed.Known.StatusAt(Before).ShouldBe(ProposalStatus.Draft);
        Given.Proposal(Drafted(), Scheduled, new NoticeWithdrawn(Oven, null)).When(Open(During)).Then(new NothingOpensByItself(Oven));
        Given.Proposal(Drafted(), Scheduled with { OpensByItself = false }).When(Open(During)).Then(new NothingOpensByItself(Oven));
        Given.Proposal(Drafted(), Scheduled with { RuleVersion = 2 }).When(Open(During)).Then(new NoticeSaysOtherwise("the rule that decides"));
    }

    [Fact]
    public void Nothing_opens_of_what_is_not_at_rest()
    {
        Given.Proposal().When(Open(During)).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted(), Scheduled, new ProposalWithdrawn(Oven, null)).When(Open(During)).Then(new ProposalIsWithdrawn(Oven));
        Given.Proposal(Drafted(), Scheduled, Opened()).When(Open(During)).Then(new VotingIsOpen(Oven, Close));
        Given.Proposal(Drafted(), Scheduled, new AmendmentPut(Oven, Cheaper, Question)).When(Open(During)).Then(new AmendmentIsBeingDecided(Cheaper));
    }

    [Fact]
    public void A_short_notice_opens_by_itself_once_enough_consent()
    {
        var given = Given.Proposal(Drafted(), Scheduled with { Terms = Noticed });
        given.When(Open(During, Noticed)).Then(new ShortNoticeIsNotConsented(0, 4));
        given.When(state => OpenByNotice.Decide(state, Ruled(Noticed), Command with { Consents = 4 }, London, During)).Then(Opened(Noticed));
    }

    [Fact]
    public void The_roll_is_of_the_record_date_that_the_notice_states()
    {
        var rule = YesNo with { RecordDate = RecordDate.Stated };
        var record = During - Duration.FromDays(2);
        Given.Proposal(Drafted(), Scheduled with { Terms = rule, Vote = Vote with { RecordAt = record } }).When(Open(During, rule)).Then(Opened(rule));
    }

    [Fact]
    public void A_vote_that_needs_a_meeting_does_not_open_by_itself()
    {
        var rule = YesNo with { Presence = new PresenceQuorum() };
        Given.Proposal(Drafted()).When(state => GiveNotice.Decide(
            state, Ruled(rule), new GiveNotice(Oven, Ordinary, Vote, null, null) { OpensByItself = true }, London, During - Duration.FromDays(4))).Then(new VotingOpensAtMeeting(Ordinary));
    }

    [Fact]
    public void A_notice_is_taken_back_before_voting_opens()
    {
        Given.Proposal(Drafted(), Scheduled).When(TakeBack("The hall burned down.")).Then(new NoticeWithdrawn(Oven, "The hall burned down."))
            .StatusAt(Before).ShouldBe(ProposalStatus.Draft);
        Given.Proposal(Drafted()).When(TakeBack(null)).Then(new NoticeIsNotGiven(Oven));
        Given.Proposal().When(TakeBack(null)).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted(), Scheduled, Opened()).When(TakeBack(null)).Then(new VotingIsOpen(Oven, Close));
        Given.Proposal(Drafted(), Scheduled).When(TakeBack("\u0000")).Then(new TextHasControlCharacters("reason", 1));
    }

    /// <summary>A day may have 23, 25 or 24 and a half hours; half of the time is counted in hours that pass.</summary>
    [Theory]
    [InlineData("Europe/London", "2026-03-29T00:30", "2026-03-29T03:30", "2026-03-29T02:30")]
    [InlineData("Europe/London", "2026-10-25T00:30", "2026-10-25T03:30", "2026-10-25T01:30")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T01:30", "2026-10-04T04:30", "2026-10-04T03:15")]
    [InlineData("Australia/Lord_Howe", "2027-04-04T00:30", "2027-04-04T03:30", "2027-04-04T01:45")]
    public void Half_of_its_time_is_left_by_the_clock_on_the_wall_too(string zone, string opens, string closes, string last)
    {
        var clock = DateTimeZoneProviders.Tzdb[zone];
        var vote = new StatedVote(At(opens), At(closes));
        vote.LastOpening.InZone(clock).LocalDateTime.ShouldBe(Local(last));

        Instant At(string local) => LocalMoment.In(clock, Local(local)).At!.Value;

        static LocalDateTime Local(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
    }

    private static Rule Ruled(DecisionRule terms) => Given.Rule(new RuleAdopted(Ordinary, terms)).Known;

    private static Func<Proposal?, Decision> TakeBack(string? reason) => state => WithdrawNotice.Decide(state, new WithdrawNotice(Oven, reason), Before);

    private static Func<Proposal?, Decision> Open(Instant now, DecisionRule? terms = null) =>
        state => OpenByNotice.Decide(state, Ruled(terms ?? YesNo), Command, London, now);
}
