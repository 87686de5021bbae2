using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class OpenConfirmationTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 12, 5, 0, 0);
    private static readonly Instant Until = Instant.FromUtc(2026, 12, 22, 0, 0) - Duration.FromTicks(10);
    private static readonly Instant SecondClose = Instant.FromUtc(2026, 12, 12, 18, 0);

    private static readonly VotingOpened FirstRound = Opened(Confirmed) with { Confirmation = new ConfirmationPlan(From, Until, null) };
    private static readonly OpenConfirmation Command = new(Oven, Second, Roll, SecondClose);
    private static readonly VotingOpened SecondRound = Opened(Confirmed.ForConfirmation(), Second, number: 2) with { ClosesAt = SecondClose, Confirms = First };

    [Fact]
    public void A_round_says_as_it_opens_in_which_window_it_must_be_confirmed()
    {
        var rule = Given.Rule(new RuleAdopted(Ordinary, Confirmed)).Known;
        var open = new OpenVoting(Oven, First, Ordinary, Roll, Close);
        Given.Proposal(Drafted()).When(state => OpenVoting.Decide(state, rule, open, London, During)).Then(FirstRound);
        var early = open with { Confirming = new StatedVote(From - Duration.FromTicks(10), SecondClose) };
        Given.Proposal(Drafted()).When(state => OpenVoting.Decide(state, rule, early, London, During)).Then(new ConfirmingVoteIsOutsideWindow(From, Until));
        var plain = Given.Rule(new RuleAdopted(Ordinary, YesNo)).Known;
        Given.Proposal(Drafted()).When(state => OpenVoting.Decide(state, plain, early, London, During)).Then(new ConfirmingVoteIsNotAsked());
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-02-14T00:00:00Z", "2026-02-28T23:59:59.999999Z")]
    [InlineData("2026-03-20T23:30:00Z", "2026-04-02T23:00:00Z", "2026-04-20T22:59:59.999999Z")]
    public void The_window_is_of_whole_days_by_the_community_s_clock_and_a_month_ends_with_the_month(string closed, string from, string until)
    {
        var (opens, closes) = Confirmed.Confirming!.WindowAfter(At(closed), London);
        (opens, closes).ShouldBe((At(from), At(until)));

        static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
    }

    [Fact]
    public void What_is_carried_is_to_be_confirmed_and_not_decided()
    {
        var state = Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried)).Known;
        state.StatusAt(After).ShouldBe(ProposalStatus.ToBeConfirmed);
        state.IsDecided.ShouldBeFalse();
        state.StatusAt(Until).ShouldBe(ProposalStatus.ToBeConfirmed);
        state.StatusAt(Until + Tick).ShouldBe(ProposalStatus.Lapsed);
    }

    [Fact]
    public void The_confirming_vote_is_on_the_same_text_under_the_same_terms_with_a_threshold_of_its_own()
    {
        var special = Confirmed with { Method = new YesNoMethod(new Threshold(new Fraction(2, 3), Comparator.AtLeast, ThresholdBase.Cast)), TurnoutFloor = Fraction.Half };
        var first = FirstRound with { Terms = special };
        Given.Proposal(Drafted(), first, Declared(Verdict.Carried)).When(Confirm(Command)).Then(SecondRound with { Terms = special.ForConfirmation() });
        special.ForConfirmation().Method.ShouldBe(new YesNoMethod(Threshold.SimpleMajority));
        special.ForConfirmation().TurnoutFloor.ShouldBeNull();
        special.ForConfirmation().Confirming.ShouldBeNull();
    }

    [Theory]
    [InlineData(Verdict.Carried, ProposalStatus.Carried)]
    [InlineData(Verdict.Lost, ProposalStatus.Lost)]
    public void The_confirming_vote_decides(Verdict verdict, ProposalStatus status)
    {
        var state = Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried), SecondRound, Declared(verdict, Second)).Known;
        state.IsDecided.ShouldBeTrue();
        state.StatusAt(Until + Tick).ShouldBe(status);
    }

    [Fact]
    public void A_confirming_vote_without_a_quorum_may_be_held_again_inside_the_window()
    {
        var third = new RoundId(Id(0xE3));
        var waiting = Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried), SecondRound, Declared(Verdict.NoQuorum, Second));
        waiting.Known.StatusAt(SecondClose + Tick).ShouldBe(ProposalStatus.ToBeConfirmed);
        waiting.Known.StatusAt(Until + Tick).ShouldBe(ProposalStatus.Lapsed);
        waiting.When(Confirm(Command with { RoundId = third, ClosesAt = Until }, SecondClose + Tick))
            .Then(SecondRound with { RoundId = third, Round = 3, ClosesAt = Until });
    }

    [Fact]
    public void Outside_the_window_nothing_is_confirmed()
    {
        var carried = Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried));
        carried.When(Confirm(Command, From - Tick)).Then(new ConfirmingVoteIsOutsideWindow(From, Until));
        carried.When(Confirm(Command with { ClosesAt = Until + Duration.FromTicks(10) })).Then(new ConfirmingVoteIsOutsideWindow(From, Until));
        carried.When(Confirm(Command with { ClosesAt = From })).Then(new DeadlineIsPast(From, From));
        carried.When(Confirm(Command, Until + Tick)).Then(new ProposalHasLapsed(Oven, Until));
    }

    [Fact]
    public void A_notice_binds_the_confirming_vote_too()
    {
        var stated = new StatedVote(From + Duration.FromDays(1), SecondClose);
        var noticed = FirstRound with { Terms = Confirmed with { Notice = Noticed.Notice }, Confirmation = new ConfirmationPlan(From, Until, stated) };
        var carried = Given.Proposal(Drafted(), noticed, Declared(Verdict.Carried));
        carried.When(Confirm(Command)).Then(new NoticeSaysLater(stated.OpensAt));
        carried.When(Confirm(Command with { ClosesAt = Until }, stated.OpensAt)).Then(new NoticeSaysOtherwise("when voting closes"));
        carried.When(Confirm(Command, stated.OpensAt)).Then(SecondRound with { Terms = noticed.Terms.ForConfirmation() });
    }

    [Fact]
    public void There_is_nothing_to_confirm_unless_a_vote_was_carried_that_asks_for_it()
    {
        Given.Proposal().When(Confirm(Command)).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted()).When(Confirm(Command)).Then(new NothingToConfirm(Oven));
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Confirm(Command)).Then(new ProposalIsDecided(Oven));
        Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Lost)).When(Confirm(Command)).Then(new ProposalIsDecided(Oven));
        Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried)).When(Confirm(Command with { RoundId = First })).Then(new RoundExists(First));
        Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried)).When(Confirm(Command with { Roll = Roll with { Eligible = 0 } })).Then(new RollIsEmpty(Oven));
        var stated = FirstRound with { Terms = Confirmed with { RecordDate = RecordDate.Stated } };
        Given.Proposal(Drafted(), stated, Declared(Verdict.Carried)).When(Confirm(Command)).Then(new RecordDateIsMissing());
    }

    [Fact]
    public void What_waits_to_be_confirmed_or_has_lapsed_cannot_be_changed()
    {
        var carried = Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried));
        carried.When(state => WithdrawProposal.Decide(state, new WithdrawProposal(Oven, null), After)).Then(new ConfirmationIsAwaited(Oven, From, Until));
        carried.When(state => WithdrawProposal.Decide(state, new WithdrawProposal(Oven, null), Until + Tick)).Then(new ProposalHasLapsed(Oven, Until));
        Given.Proposal(Drafted(), FirstRound, Declared(Verdict.Carried), SecondRound)
            .When(state => WithdrawProposal.Decide(state, new WithdrawProposal(Oven, null), From)).Then(new ConfirmingVoteIsOpen(Oven, SecondClose));
        var rule = Given.Rule(new RuleAdopted(Ordinary, Confirmed)).Known;
        carried.When(state => OpenVoting.Decide(state, rule, new OpenVoting(Oven, Second, Ordinary, Roll, SecondClose), London, From))
            .Then(new ConfirmationIsAwaited(Oven, From, Until));
    }

    private static Func<Proposal?, Decision> Confirm(OpenConfirmation command, Instant? now = null) =>
        state => OpenConfirmation.Decide(state, command, now ?? From);
}
