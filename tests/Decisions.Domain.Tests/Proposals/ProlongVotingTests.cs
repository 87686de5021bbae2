using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

/// <summary>On a roll of four, with a quorum of two.</summary>
public sealed class ProlongVotingTests
{
    private static readonly DecisionRule Prolonged = YesNo with { Prolonging = new Prolonging(48) };

    private static readonly Instant Limit = Close + Duration.FromHours(48);

    private static readonly VotingProlonged GoesOn = new(Oven, First, Limit, Returned: 1, CountedTo: 30);

    private static readonly AmendmentPut IsPut = new(Oven, Cheaper, Question);

    private static readonly VotingEnded Ended = new(Oven, First, EndReason.QuorumReached, CountedTo: 35);

    [Fact]
    public void Voting_goes_on_where_too_few_have_taken_part_at_its_end()
    {
        var state = Given.Proposal(Drafted(), Opened(Prolonged)).When(Prolong(1, After)).Then(GoesOn);
        state.StatusAt(After).ShouldBe(ProposalStatus.Open);
        state.StatusAt(Limit).ShouldBe(ProposalStatus.Open);
        state.StatusAt(Limit + Tick).ShouldBe(ProposalStatus.Closed);
        state.Latest!.ProlongedFrom.ShouldBe(Close);
        // Whoever comes first up to the limit carries it out: the limit stays.
        Given.Proposal(Drafted(), Opened(Prolonged)).When(Prolong(1, Limit)).Then(GoesOn);
    }

    [Fact]
    public void It_does_not_where_enough_have_or_before_its_end_or_after_the_limit()
    {
        Given.Proposal(Drafted(), Opened(Prolonged)).When(Prolong(2, After)).Then(new QuorumIsReached(Oven));
        Given.Proposal(Drafted(), Opened(Prolonged)).When(Prolong(1, Close)).Then(new VotingHasNotClosed(Oven, Close));
        Given.Proposal(Drafted(), Opened(Prolonged)).When(Prolong(1, Limit + Tick)).Then(new VotingHasClosed(Oven, Close));
        Given.Proposal(Drafted(), Opened()).When(Prolong(1, After)).Then(new VotingHasClosed(Oven, Close));
        Given.Proposal(Drafted(), Opened(Prolonged with { MayCloseEarly = true }), new VotingClosedEarly(Oven, First, null)).When(Prolong(1, After))
            .Then(new VotingHasClosed(Oven, null));
        Given.Proposal(Drafted(), Opened(Prolonged), GoesOn).When(Prolong(1, Limit + Tick)).Then(new VotingHasClosed(Oven, Limit));
        Given.Proposal(Drafted(), Opened(Prolonged), new AmendmentPut(Oven, Cheaper, Question)).When(Prolong(1, After)).Then(new AmendmentIsBeingDecided(Cheaper));
        Given.Proposal().When(Prolong(1, After)).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted()).When(Prolong(1, After)).Then(new VotingHasNotOpened(Oven));
        Given.Proposal(Drafted(), Opened(Prolonged), new ProposalWithdrawn(Oven, null)).When(Prolong(1, After)).Then(new ProposalIsWithdrawn(Oven));
    }

    [Fact]
    public void Prolonged_voting_ends_as_soon_as_enough_have_taken_part()
    {
        var given = Given.Proposal(Drafted(), Opened(Prolonged), GoesOn);
        given.When(End(1)).Then(new VotingGoesOn(Oven));
        given.When(End(2)).Then(Ended).StatusAt(After).ShouldBe(ProposalStatus.Closed);
        Given.Proposal(Drafted(), Opened(Prolonged)).When(End(4, During)).Then(new VotingGoesOn(Oven));
    }

    [Fact]
    public void Who_took_part_is_told_without_counting_the_votes()
    {
        // No count would take answers where options are ranked: none is held.
        var given = Given.Proposal(Drafted(), Opened(Ranked with { Prolonging = new Prolonging(48) }));
        given.When(Prolong(1, After)).Then(GoesOn);
        given.When(Prolong(2, After)).Then(new QuorumIsReached(Oven));
        Given.Proposal(Drafted(), Opened(Ranked with { Prolonging = new Prolonging(48) }), GoesOn).When(End(2)).Then(Ended);
    }

    [Fact]
    public void It_does_not_end_while_what_a_teller_entered_waits_for_another()
    {
        var given = Given.Proposal(Drafted(), Opened(Prolonged), GoesOn);
        given.When(state => EndVoting.Decide(state, Enough with { EntriesWait = true }, After)).Then(new VotingGoesOn(Oven));
        var counted = ShowOfHands.Fold(null, new HandsCounted(First, Oven, new MeetingId(Id(0x99)), Ben, new HandsCount(1, 0, 0), "Sheet 1"));
        given.When(state => EndVoting.Decide(state, Enough with { Hands = counted }, After)).Then(new VotingGoesOn(Oven));
        given.When(state => EndVoting.Decide(state, Enough, After)).Then(Ended);
        // At the latest end it closes as any vote does.
        given.Known.StatusAt(Limit + Tick).ShouldBe(ProposalStatus.Closed);
    }

    [Fact]
    public void No_result_is_declared_while_the_quorum_can_still_be_waited_for()
    {
        Given.Proposal(Drafted(), Opened(Prolonged)).When(Declare(1, After)).Then(new QuorumIsAwaited(Oven, Limit));
        Declare(2, After)(Given.Proposal(Drafted(), Opened(Prolonged)).State).Events.ShouldHaveSingleItem();
        Declare(1, Limit + Tick)(Given.Proposal(Drafted(), Opened(Prolonged)).State).Events.ShouldHaveSingleItem();
        Declare(1, Limit + Tick)(Given.Proposal(Drafted(), Opened(Prolonged), GoesOn).State).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_hidden_until_the_close_stays_so_until_it_is_settled_that_voting_has_closed()
    {
        var round = Given.Proposal(Drafted(), Opened(Prolonged)).Known.Latest!;
        (round.ShowsCountsAt(After), round.ShowsChoicesToAuditorAt(After)).ShouldBe((false, false));
        (round.ShowsCountsAt(Limit + Tick), round.ShowsChoicesToAuditorAt(Limit + Tick)).ShouldBe((true, true));
        Given.Proposal(Drafted(), Opened(Prolonged), GoesOn).Known.Latest!.ShowsCountsAt(After).ShouldBeFalse();
        Given.Proposal(Drafted(), Opened(Prolonged), GoesOn, Ended).Known.Latest!.ShowsCountsAt(After).ShouldBeTrue();
    }

    [Fact]
    public void Where_an_amendment_was_being_decided_at_its_end_the_limit_counts_from_that_decision()
    {
        var lost = Limit + Duration.FromDays(10);
        var limit = lost + Duration.FromHours(48);
        var held = Given.Proposal(Drafted(), Opened(Prolonged), IsPut).Known;
        // While it is being decided nothing is settled, however long that takes.
        held.Latest!.ShowsCountsAt(lost).ShouldBeFalse();
        Prolong(1, lost)(held).Rejection.ShouldBe(new AmendmentIsBeingDecided(Cheaper));
        var decided = Proposal.FoldAt(held, new AmendmentLost(Oven, Cheaper, Second), lost)!;
        Declare(1, lost)(decided).Rejection.ShouldBe(new QuorumIsAwaited(Oven, limit));
        Declare(1, limit + Tick)(decided).Events.ShouldHaveSingleItem();
        Prolong(1, limit + Tick)(decided).Rejection.ShouldBe(new VotingHasClosed(Oven, Close));
        var prolonged = Prolong(1, lost + Tick)(decided);
        prolonged.Events.ShouldBe([GoesOn with { ClosesAt = limit }]);
        var after = decided.Apply((VotingProlonged)prolonged.Events[0]);
        after.StatusAt(limit).ShouldBe(ProposalStatus.Open);
        End(2, lost + Tick)(after).Events.ShouldBe([Ended]);
    }

    [Fact]
    public void An_amendment_that_was_decided_before_its_end_moves_no_limit()
    {
        var decided = Proposal.FoldAt(Given.Proposal(Drafted(), Opened(Prolonged), IsPut).Known, new AmendmentLost(Oven, Cheaper, Second), During)!;
        decided.Latest!.MayBeProlongedUntil(After).ShouldBe(Limit);
    }

    [Fact]
    public void An_amendment_of_an_amendment_that_was_carried_after_its_end_moves_it_too()
    {
        var carried = Close + Duration.FromDays(4);
        var decided = Proposal.FoldAt(Given.Proposal(Drafted(), Opened(Prolonged), IsPut).Known, new AmendmentCarried(Oven, Cheaper, Second), carried)!;
        decided.Latest!.MayBeProlongedUntil(carried).ShouldBe(carried + Duration.FromHours(48));
    }

    [Fact]
    public void The_limit_counts_from_where_voting_was_extended_to_and_is_not_extended_itself()
    {
        var later = Close + Duration.FromDays(3);
        Given.Proposal(Drafted(), Opened(Prolonged), new VotingExtended(Oven, First, later, null)).When(Prolong(1, later + Tick))
            .Then(GoesOn with { ClosesAt = later + Duration.FromHours(48) });
        Given.Proposal(Drafted(), Opened(Prolonged), GoesOn).When(state => ExtendVoting.Decide(state, new ExtendVoting(Oven, Limit + Tick + Duration.FromDays(1), null), After))
            .Then(new VotingIsProlonged(Limit));
    }

    [Fact]
    public void The_setting_is_for_a_quorum_of_votes_and_for_times_that_need_not_stand()
    {
        Refusal(Prolonged).ShouldBeNull();
        Refusal(Ranked with { Prolonging = new Prolonging(1) }).ShouldBeNull();
        Refusal(Prolonged with { Quorum = Quorum.None }).ShouldBe(new ProlongingNeedsQuorum());
        Refusal(Prolonged with { Quorum = new Quorum(0, new Fraction(0, 1)) }).ShouldBe(new ProlongingNeedsQuorum());
        Refusal(Prolonged with { Presence = new PresenceQuorum() }).ShouldBe(new ProlongingNeedsQuorum());
        Refusal(Prolonged with { Prolonging = new Prolonging(0) }).ShouldBe(new NumberIsOutOfRange("prolonging.mostHours", 0, 1, 8784));
        Refusal(Noticed with { Prolonging = new Prolonging(1) }).ShouldBe(new StatedTimesMustStand("A vote of which notice is given"));
        Refusal(Confirmed with { Prolonging = new Prolonging(1) }).ShouldBe(new StatedTimesMustStand("A vote that is to be confirmed"));
    }

    [Fact]
    public void The_rule_says_in_words_how_long_it_is()
    {
        RuleInWords.Of(Prolonged).ShouldContain("If too few have taken part at its end, voting goes on until enough have, for 2 days at the most.");
        RuleInWords.Of(Prolonged with { Prolonging = new Prolonging(1) }).ShouldContain("If too few have taken part at its end, voting goes on until enough have, for 1 hour at the most.");
    }

    private static Rejection? Refusal(DecisionRule terms) => AdoptRule.Decide(null, new AdoptRule(Ordinary, terms)).Rejection;

    private static Func<Proposal?, Decision> Prolong(long ballots, Instant now) =>
        state => ProlongVoting.Decide(state, new ProlongVoting(Oven, [new(Yes, ballots)], CountedTo: 30), now);

    private static Func<Proposal?, Decision> Declare(long ballots, Instant now) =>
        state => DeclareResult.Decide(state, new DeclareResult(Oven, [new(Yes, ballots)], CountedTo: 40), now);

    private static readonly EndVoting Enough = new(Oven, [new(Yes, 2)], CountedTo: 35);

    private static Func<Proposal?, Decision> End(long ballots, Instant? now = null) =>
        state => EndVoting.Decide(state, new EndVoting(Oven, [new(Yes, ballots)], CountedTo: 35), now ?? After);
}
