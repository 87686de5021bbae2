using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

/// <summary>On a roll of four, under a rule of more than half of the votes cast, with a quorum of two.</summary>
public sealed class EndVotingTests
{
    private static readonly DecisionRule Certain = YesNo with { EndsWhenCertain = true, Secrecy = BallotSecrecy.Open };

    private static readonly VotingEnded Ended = new(Oven, First, EndReason.VerdictCertain, CountedTo: 30);

    [Fact]
    public void Voting_ends_once_nobody_who_has_not_voted_can_change_the_verdict()
    {
        var state = Given.Proposal(Drafted(), Opened(Certain)).When(End(yes: 3, no: 0)).Then(Ended);
        state.StatusAt(During).ShouldBe(ProposalStatus.Closed);
        state.Latest!.Ended.ShouldBe(EndReason.VerdictCertain);
        DeclareResult.Decide(state, new DeclareResult(Oven, [new(Yes, 3)], 31), During).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void It_is_known_when_it_was_over()
    {
        var open = Given.Proposal(Drafted(), Opened(Certain)).State!;
        open.Latest!.OverAt.ShouldBe(Close);
        Proposal.FoldAt(open, Ended, During)!.Latest!.OverAt.ShouldBe(During);
        var early = Proposal.FoldAt(open, new VotingClosedEarly(Oven, First, "All have spoken."), During)!.Latest!;
        (early.OverAt, early.ClosedBecause).ShouldBe((During, "All have spoken."));
    }

    [Fact]
    public void It_ends_as_well_where_the_proposal_is_certain_to_be_lost() =>
        Given.Proposal(Drafted(), Opened(Certain)).When(End(yes: 0, no: 2)).Then(Ended);

    [Fact]
    public void It_goes_on_while_somebody_can() =>
        Given.Proposal(Drafted(), Opened(Certain)).When(End(yes: 2, no: 0)).Then(new VotingGoesOn(Oven));

    [Fact]
    public void It_goes_on_while_what_a_teller_entered_waits_for_another() =>
        Given.Proposal(Drafted(), Opened(Certain)).When(state => EndVoting.Decide(state, new EndVoting(Oven, [new(Yes, 4)], 30) { EntriesWait = true }, During))
            .Then(new VotingGoesOn(Oven));

    [Fact]
    public void It_goes_on_under_a_rule_that_does_not_end_it() =>
        Given.Proposal(Drafted(), Opened()).When(End(yes: 4, no: 0)).Then(new VotingGoesOn(Oven));

    [Fact]
    public void It_goes_on_while_an_amendment_is_voted_on_which_may_end_the_round_otherwise() =>
        Given.Proposal(Drafted(), Opened(Certain), new AmendmentPut(Oven, Cheaper, Question)).When(End(yes: 4, no: 0))
            .Then(new AmendmentIsBeingDecided(Cheaper));

    [Fact]
    public void Nothing_ends_that_is_not_open()
    {
        Given.Proposal().When(End(4, 0)).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted()).When(End(4, 0)).Then(new VotingHasNotOpened(Oven));
        Given.Proposal(Drafted(), Opened(Certain), new ProposalWithdrawn(Oven, null)).When(End(4, 0)).Then(new ProposalIsWithdrawn(Oven));
        Given.Proposal(Drafted(), Opened(Certain), new VotingClosedEarly(Oven, First, null)).When(End(4, 0)).Then(new VotingHasClosed(Oven, null));
        Given.Proposal(Drafted(), Opened(Certain)).When(state => EndVoting.Decide(state, new EndVoting(Oven, [new(Yes, 4)], 30), After))
            .Then(new VotingHasClosed(Oven, Close));
    }

    [Fact]
    public void The_setting_is_for_open_votes_by_yes_or_no_whose_times_need_not_stand()
    {
        Refusal(Certain).ShouldBeNull();
        Refusal(Certain with { Classes = new ClassTerms([new("workers", 50), new("users", 50)]) }).ShouldBe(new CertaintyKnowsNoClasses());
        Refusal(Certain with { Method = new RankedMethod() }).ShouldBe(new CertaintyNeedsYesNo());
        Refusal(Certain with { Secrecy = BallotSecrecy.Secret }).ShouldBe(new CertaintyTellsSecretBallots());
        Refusal(Noticed with { EndsWhenCertain = true, Secrecy = BallotSecrecy.Open }).ShouldBe(new StatedTimesMustStand("A vote of which notice is given"));
        Refusal(Confirmed with { EndsWhenCertain = true, Secrecy = BallotSecrecy.Open }).ShouldBe(new StatedTimesMustStand("A vote that is to be confirmed"));
    }

    [Fact]
    public void The_rule_says_in_words_whose_votes_are_taken_to_stay() =>
        RuleInWords.Of(Certain).ShouldContain(
            "Voting ends sooner once the verdict is certain: when whatever the members do who have not voted, it stays the same. Those who have voted are taken to keep their votes.");

    private static Rejection? Refusal(DecisionRule terms) => AdoptRule.Decide(null, new AdoptRule(Ordinary, terms)).Rejection;

    private static Func<Proposal?, Decision> End(long yes, long no) =>
        state => EndVoting.Decide(state, new EndVoting(Oven, [new(Yes, yes), new(No, no)], CountedTo: 30), During);
}
