using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class GiveNoticeTests
{
    /// <summary>Fifteen clear days before the day of <see cref="Example.During"/>.</summary>
    private static readonly Instant Sent = Instant.FromUtc(2026, 11, 5, 23, 59);

    private static readonly StatedVote Vote = new(During, Close);

    private static readonly GiveNotice Command = new(Oven, Ordinary, Vote, Confirming: null, "In the bakehouse.");

    [Fact]
    public void A_notice_says_what_is_called_for_and_when_and_under_which_terms() =>
        Given.Proposal(Drafted()).When(Give(Command)).Then(Notice(15)).StandingNotice!.IsShort.ShouldBeFalse();

    [Fact]
    public void Neither_the_day_it_is_sent_nor_the_day_of_the_vote_is_a_clear_day_by_the_community_s_clock()
    {
        var opens = Instant.FromUtc(2026, 11, 20, 0, 0);
        ClearDays.Between(opens - Duration.FromDays(15), opens, London).ShouldBe(14);
        ClearDays.Between(opens - Duration.FromDays(15) - Tick, opens, London).ShouldBe(15);
        ClearDays.Between(opens - Tick, opens, London).ShouldBe(0);
        ClearDays.FirstOpening(opens - Duration.FromDays(15), 14, London).ShouldBe(opens);
        // By another clock it is still the day before.
        ClearDays.Between(opens - Duration.FromDays(15), opens, DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).ShouldBe(14);
        ClearDays.Between(opens - Duration.FromHours(1), opens + Duration.FromHours(23), DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).ShouldBe(0);
        // A day is a day, whether clocks go back on it or not.
        ClearDays.Between(Instant.FromUtc(2026, 10, 17, 23, 30), Instant.FromUtc(2026, 11, 2, 0, 0), London).ShouldBe(14);
    }

    [Fact]
    public void A_short_notice_is_given_where_consent_can_make_up_for_it()
    {
        var notice = Given.Proposal(Drafted()).When(Give(Command, now: During - Duration.FromDays(14))).Then(Notice(13)).StandingNotice!;
        notice.IsShort.ShouldBeTrue();
        notice.ConsentsNeeded(10).ShouldBe(9);
        notice.ConsentsNeeded(11).ShouldBe(10);
    }

    [Fact]
    public void A_short_notice_is_refused_where_no_consent_can()
    {
        var strict = Noticed with { Notice = new NoticePeriod(14, null) };
        Given.Proposal(Drafted()).When(Give(Command, strict, During - Duration.FromDays(14)))
            .Then(new NoticeIsTooShort(13, 14, Instant.FromUtc(2026, 11, 22, 0, 0)));
    }

    [Fact]
    public void A_later_notice_takes_the_place_of_an_earlier_one_and_of_the_consents_to_it()
    {
        var later = Command with { Vote = new StatedVote(During, Close + Duration.FromDays(1)) };
        Given.Proposal(Drafted(), Notice(13), new ShortNoticeConsented(Oven, Ada)).When(Give(later, now: During - Duration.FromDays(14)))
            .Then(Notice(13) with { Vote = later.Vote }).Notice!.Consents.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_notice_is_not_given_twice_though_days_have_passed() =>
        Given.Proposal(Drafted(), Notice(15)).When(Give(Command, now: Sent + Duration.FromDays(3))).ThenNothing();

    [Fact]
    public void A_notice_says_when_the_confirming_vote_is_held()
    {
        var rule = Noticed with { Confirming = Confirmed.Confirming };
        Given.Proposal(Drafted()).When(Give(Command, rule)).Then(new ConfirmingVoteIsNotStated());
        var stated = new StatedVote(Close + Duration.FromDays(14), Close + Duration.FromDays(20));
        Given.Proposal(Drafted()).When(Give(Command with { Confirming = stated }, rule)).Then(Notice(15) with { Terms = rule, Confirming = stated });
        Given.Proposal(Drafted()).When(Give(Command with { Confirming = stated with { ClosesAt = Close + Duration.FromDays(31) } }, rule))
            .Then(new ConfirmingVoteIsOutsideWindow(Instant.FromUtc(2026, 12, 5, 0, 0), Instant.FromUtc(2026, 12, 22, 0, 0) - Duration.FromTicks(10)));
        Given.Proposal(Drafted()).When(Give(Command with { Confirming = stated })).Then(new ConfirmingVoteIsNotAsked());
    }

    [Fact]
    public void A_notice_says_the_record_date_where_the_rule_asks_for_one()
    {
        var rule = Noticed with { RecordDate = RecordDate.Stated };
        Given.Proposal(Drafted()).When(Give(Command, rule)).Then(new RecordDateIsMissing());
        Given.Proposal(Drafted()).When(Give(Command with { Vote = Vote with { RecordAt = During } }, rule)).Then(Notice(15) with { Terms = rule, Vote = Vote with { RecordAt = During } });
        Given.Proposal(Drafted()).When(Give(Command with { Vote = Vote with { RecordAt = Close } }, rule)).Then(new RecordDateIsAfterOpening(Close, During));
        Given.Proposal(Drafted()).When(Give(Command with { Vote = Vote with { RecordAt = During } })).Then(new RecordDateIsNotAsked());
    }

    [Fact]
    public void A_vote_opens_in_the_future_and_closes_after_that()
    {
        Given.Proposal(Drafted()).When(Give(Command, now: During)).Then(new OpeningIsPast(During, During));
        Given.Proposal(Drafted()).When(Give(Command with { Vote = new(Close, Close) })).Then(new VoteClosesBeforeItOpens(Close, Close));
    }

    [Fact]
    public void Notice_is_given_of_a_proposal_and_a_rule_that_can_be_voted_on()
    {
        Given.Proposal().When(Give(Command)).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted(), Opened()).When(Give(Command)).Then(new VotingIsOpen(Oven, Close));
        Given.Proposal(Drafted(Ovens)).When(Give(Command)).Then(new OptionsDoNotFitRule(
            "This rule asks yes or no, and the proposal has options. Choose a rule that ranks them, or revise the proposal."));
        Given.Proposal(Drafted()).When(state => GiveNotice.Decide(state, null, Command, London, Sent)).Then(new RuleIsUnknown(Ordinary));
        var retired = Given.Rule(new RuleAdopted(Ordinary, Noticed), new RuleRetired(Ordinary, null)).State;
        Given.Proposal(Drafted()).When(state => GiveNotice.Decide(state, retired, Command, London, Sent)).Then(new RuleIsRetired(Ordinary));
    }

    [Fact]
    public void Its_words_are_words() =>
        Given.Proposal(Drafted()).When(Give(Command with { Text = "\u0000" })).Then(new TextHasControlCharacters("text", 1));

    private static NoticeGiven Notice(int clearDays) => new(Oven, 1, Ordinary, 1, Noticed, Vote, null, clearDays, "In the bakehouse.");

    private static Func<Proposal?, Decision> Give(GiveNotice command, DecisionRule? terms = null, Instant? now = null) =>
        state => GiveNotice.Decide(state, Given.Rule(new RuleAdopted(Ordinary, terms ?? Noticed)).State, command, London, now ?? Sent);
}
