using Decisions.Domain.Rules;
using Decisions.Domain.Tests.ConsentRounds;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

/// <summary>Rules by consent and by consensus.</summary>
public sealed class PositionTermsTests
{
    private static readonly PositionMethod Consensus = (PositionMethod)ConsentExample.ByConsensus.Method;

    [Fact]
    public void A_rule_is_kept_with_a_value_for_each_setting_that_is_its_own()
    {
        ((PositionMethod)RuleTerms.Kept(ConsentExample.ByConsent).Method).Settings.ShouldBe([new("silence", "no-consent")]);
        ((PositionMethod)RuleTerms.Kept(ConsentExample.ByConsensus).Method).Settings.Keys.ShouldBe(["agreement", "base", "blocks", "lukewarm", "stand-asides"]);
        RuleTerms.Check(ConsentExample.ByConsent).ShouldBeNull();
        RuleTerms.Check(ConsentExample.ByConsensus).ShouldBeNull();
        RuleTerms.Check(ConsentExample.WithFallback).ShouldBeNull();
    }

    [Theory]
    [InlineData("participation", "1/2", "consensus has no setting 'participation' here. It has blocks, stand-asides, lukewarm, agreement, base.")]
    [InlineData("fallback", "3/4", "consensus has no setting 'fallback' here. It has blocks, stand-asides, lukewarm, agreement, base.")]
    [InlineData("stand-asides", "few", "The option stand-asides is a number of members, a share such as 1/4, or any, not 'few'.")]
    [InlineData("base", "cast", "The option base cannot be 'cast'. It is one of present, eligible.")]
    public void Settings_are_those_of_the_counting_rule_that_a_community_decides(string name, string value, string wanted) =>
        RuleTerms.Check(ConsentExample.ByConsensus with { Method = Consensus with { Settings = Consensus.Settings.SetItem(name, value) } })
            .ShouldBe(new PositionsCannotBeSought(wanted));

    [Fact]
    public void Positions_are_counted_by_consent_or_consensus() =>
        RuleTerms.Check(ConsentExample.ByConsensus with { Method = Consensus with { Rule = "majority" } })
            .ShouldBe(new PositionsCannotBeSought("Positions are counted by consent or consensus, not by 'majority'."));

    [Fact]
    public void They_are_shown_together_with_names()
    {
        var wanted = new PositionsCannotBeSought("Positions are shown together, with names, once all have been given. Let every member see how members voted, and hide results until voting has closed.");
        RuleTerms.Check(ConsentExample.ByConsent with { Secrecy = BallotSecrecy.Secret }).ShouldBe(wanted);
        RuleTerms.Check(ConsentExample.ByConsent with { ResultsHiddenUntilClose = false }).ShouldBe(wanted);
    }

    [Fact]
    public void What_belongs_to_votes_is_left_out()
    {
        DecisionRule[] others =
        [
            ConsentExample.ByConsent with { Notice = Noticed.Notice, MayCloseEarly = false, MayExtend = false },
            ConsentExample.ByConsent with { Presence = new PresenceQuorum() },
            ConsentExample.ByConsent with { Proxies = ProxyTerms.Usual },
            ConsentExample.ByConsent with { Prolonging = new Prolonging(48) },
            ConsentExample.ByConsent with { RecordDate = RecordDate.Stated },
            ConsentExample.ByConsent with { Classes = Classes.ClassExample.Whole },
        ];
        foreach (var rule in others)
            RuleTerms.Check(rule).ShouldNotBeNull();
        RuleTerms.Check(ConsentExample.ByConsent with { Proxies = ProxyTerms.Usual })
            .ShouldBe(new PositionsCannotBeSought("Where consent or consensus is sought, nobody speaks for another. Leave that out of the rule."));
    }

    [Fact]
    public void A_vote_to_fall_back_on_can_be_reached()
    {
        var fallback = new FallbackVote(0, Threshold.SimpleMajority);
        RuleTerms.Check(ConsentExample.ByConsent with { Method = ConsentExample.Consent with { Fallback = fallback } })
            .ShouldBe(new NumberIsOutOfRange("method.fallback.afterPasses", 0, 1, 100));
        RuleTerms.Check(ConsentExample.ByConsent with { Method = ConsentExample.Consent with { Test = new ObjectionTest(new Threshold(new Fraction(5, 5), Comparator.MoreThan, ThresholdBase.Cast)) } })
            .ShouldBe(new ThresholdCannotBeReached(new Fraction(5, 5)));
    }

    [Fact]
    public void A_rule_is_said_in_words()
    {
        RuleInWords.Of(RuleTerms.Kept(ConsentExample.WithFallback)).Take(7).ShouldBe(
        [
            "You say that you have no objection, or name a concern, or an objection. All positions are shown together, once everyone has given theirs or the time is up.",
            "It is agreed when no objection stands. A concern stops nothing, and is kept with the decision.",
            "To say nothing is not to consent: enough members must say where they stand.",
            "An objection stands unless it is withdrawn, or somebody disagrees that it qualifies and nobody else upholds it.",
            "Each pass is on one text. Once the text is changed everyone is asked anew, and no earlier position counts.",
            "It is agreed only with a date at which it is looked at again.",
            "Where 2 passes have brought no agreement, a vote by yes or no may be held. At least three quarters of the votes cast must be yes to carry it.",
        ]);
        RuleInWords.Of(RuleTerms.Kept(ConsentExample.ByConsensus)).Take(4).ShouldBe(
        [
            "You agree, agree with reservations, stand aside, or block. All positions are shown together, once everyone has given theirs or the time is up.",
            "To stand aside is not to stop it: your name and reason are recorded, you need not carry it out, and it binds you. To block is to stop it, for the group's principles or safety only.",
            "It is agreed when no valid block stands, at most 1 stand aside and at least 1/2 of those who take part agree, with reservations or without.",
            "A block stands unless it is withdrawn, or found not to qualify: at least four fifths of those who judge it must say that it does.",
        ]);
    }
}
