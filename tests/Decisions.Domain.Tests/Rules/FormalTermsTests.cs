using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

/// <summary>The terms of notice, confirming vote and record date: which make sense, and how a member reads them.</summary>
public sealed class FormalTermsTests
{
    [Fact]
    public void Terms_that_make_sense_are_kept()
    {
        Refusal(Noticed).ShouldBeNull();
        Refusal(Confirmed).ShouldBeNull();
        Refusal(Ranked with { MayExtend = false, Notice = Noticed.Notice, RecordDate = RecordDate.Stated }).ShouldBeNull();
    }

    [Fact]
    public void Notice_is_of_a_day_at_least_and_consent_to_less_is_of_somebody()
    {
        Refusal(Noticed with { Notice = new NoticePeriod(0, null) }).ShouldBe(new NumberIsOutOfRange("notice.clearDays", 0, 1, 366));
        Refusal(Noticed with { Notice = new NoticePeriod(367, null) }).ShouldBe(new NumberIsOutOfRange("notice.clearDays", 367, 1, 366));
        Refusal(Noticed with { Notice = new NoticePeriod(14, new Fraction(3, 2)) }).ShouldBe(new FractionIsNotProper("notice.shortNotice", 3, 2));
        Refusal(Noticed with { Notice = new NoticePeriod(14, new Fraction(0, 2)) }).ShouldBe(new ShortNoticeNeedsConsent());
    }

    [Fact]
    public void Times_that_were_stated_stand()
    {
        Refusal(Noticed with { MayExtend = true }).ShouldBe(new StatedTimesMustStand("A vote of which notice is given"));
        Refusal(Noticed with { MayCloseEarly = true }).ShouldBe(new StatedTimesMustStand("A vote of which notice is given"));
        Refusal(Confirmed with { MayExtend = true }).ShouldBe(new StatedTimesMustStand("A vote that is to be confirmed"));
    }

    [Fact]
    public void A_confirming_vote_is_of_yes_or_no_by_a_threshold_that_can_be_reached_in_a_window_that_is_one()
    {
        var confirming = Confirmed.Confirming!;
        Refusal(Confirmed with { Method = new RankedMethod() }).ShouldBe(new ConfirmingVoteNeedsYesNo());
        Refusal(Confirmed with { Confirming = confirming with { Threshold = new Threshold(new Fraction(1, 1), Comparator.MoreThan, ThresholdBase.Cast) } })
            .ShouldBe(new ThresholdCannotBeReached(new Fraction(1, 1)));
        Refusal(Confirmed with { Confirming = confirming with { Earliest = new CalendarSpan(0, CalendarUnit.Days) } })
            .ShouldBe(new NumberIsOutOfRange("confirming.earliest.count", 0, 1, 366));
        Refusal(Confirmed with { Confirming = confirming with { Latest = new CalendarSpan(0, CalendarUnit.Months) } })
            .ShouldBe(new NumberIsOutOfRange("confirming.latest.count", 0, 1, 366));
        // February may have 28 days.
        Refusal(Confirmed with { Confirming = confirming with { Earliest = new CalendarSpan(29, CalendarUnit.Days) } }).ShouldBe(new ConfirmingWindowIsEmpty());
        Refusal(Confirmed with { Confirming = confirming with { Earliest = new CalendarSpan(28, CalendarUnit.Days) } }).ShouldBeNull();
    }

    [Fact]
    public void They_are_told_in_words()
    {
        RuleInWords.Of(Noticed with { RecordDate = RecordDate.Stated, Confirming = Confirmed.Confirming, Entrenched = new Entrenchment(null) }).TakeLast(6).ShouldBe(
        [
            "Notice is given first, with the text and the times: 14 clear days before voting opens. The day it is sent and the day voting opens do not count.",
            "The vote is on what the notice said. A text, a rule or a time that is changed needs new notice.",
            "Voting may open on shorter notice if at least nine tenths of the members who may vote consent to it.",
            "Who may vote is settled by a record date, which is stated beforehand and is not after the opening.",
            "If it is carried, it counts only once a second vote has confirmed it, 14 days to 1 month after the first closed. " +
                "More than half of the votes cast must be yes in it. Without it, the proposal lapses.",
            "This rule is changed or retired only by a decision carried under this rule itself.",
        ]);
        RuleInWords.Of(Noticed with { Notice = new NoticePeriod(1, null) }).ShouldContain("Shorter notice is not enough, whoever agrees.");
        RuleInWords.WhatElseIsNeeded(Noticed with { Confirming = Confirmed.Confirming }).ShouldBe(["14 clear days of notice.", "A second vote must confirm it."]);
        RuleInWords.Of(YesNo with { RecordDate = RecordDate.Stated, Franchise = new Franchise(90) })
            .ShouldContain("Every member may vote who joined at least 90 days before the record date.");
    }

    private static Rejection? Refusal(DecisionRule terms) => AdoptRule.Decide(null, new AdoptRule(Ordinary, terms)).Rejection;
}
