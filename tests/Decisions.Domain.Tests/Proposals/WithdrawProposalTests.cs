using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.ConsentRounds;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class WithdrawProposalTests
{
    private static readonly ProposalWithdrawn Withdrawn = new(Oven, "The old oven works again.");

    [Fact]
    public void A_draft_is_withdrawn() => Given.Proposal(Drafted()).When(Withdraw(During)).Then(Withdrawn);

    [Fact]
    public void Withdrawing_ends_an_open_round_without_a_result()
    {
        var proposal = Given.Proposal(Drafted(), Opened()).When(Withdraw(Close)).Then(Withdrawn);
        proposal.StatusAt(During).ShouldBe(ProposalStatus.Withdrawn);
        proposal.Latest!.Tally.ShouldBeNull();
    }

    [Fact]
    public void Without_a_quorum_a_proposal_may_be_withdrawn() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).When(Withdraw(After)).Then(Withdrawn);

    [Fact]
    public void Once_voting_has_closed_the_ballots_decide_also_before_they_are_counted() =>
        Given.Proposal(Drafted(), Opened()).When(Withdraw(After)).Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void Voting_closed_early_has_closed_too() =>
        Given.Proposal(Drafted(), Opened(), new VotingClosedEarly(Oven, First, null)).When(Withdraw(During))
            .Then(new VotingHasClosed(Oven, null));

    [Theory]
    [InlineData(Verdict.Carried)]
    [InlineData(Verdict.Lost)]
    public void A_decided_proposal_cannot_be_withdrawn(Verdict verdict) =>
        Given.Proposal(Drafted(), Opened(), Declared(verdict)).When(Withdraw(After)).Then(new ProposalIsDecided(Oven));

    [Fact]
    public void A_withdrawn_proposal_is_withdrawn_already() =>
        Given.Proposal(Drafted(), Withdrawn).When(Withdraw(During)).ThenNothing();

    [Fact]
    public void An_unknown_proposal_cannot_be_withdrawn() =>
        Given.Proposal().When(Withdraw(During)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void A_reason_does_not_turn_the_reading_order() =>
        Given.Proposal(Drafted()).When(Withdraw(During, "No \u202Eyes")).Then(new TextHasControlCharacters("reason", 4));

    [Fact]
    public void Positions_have_decided_once_they_are_shown_and_no_objection_stands()
    {
        var open = ConsentBefore.Asking(ByConsent);
        Withdraw(open).Events.ShouldBe([Withdrawn], "nobody knows yet what they come to");
        Withdraw(open.Saying(All(Position.NoObjection))).Rejection.ShouldBe(new PositionsHaveDecided(Oven));
        Withdraw(open.Saying((Ada, Position.NoObjection))).Rejection.ShouldBe(new PositionsHaveDecided(Oven), "that there were too few is declared next");
        var objected = open.Saying((Ada, Position.NoObjection), (Ben, Position.Objection), (Cem, Position.NoObjection), (Dev, Position.Concern));
        Withdraw(objected).Events.ShouldBe([Withdrawn]);
        Withdraw(objected.And(before => before.Withdraw(Ben))).Rejection.ShouldBe(new PositionsHaveDecided(Oven));
        Withdraw(objected.And(new StepTaken(Oven, ConsentStep.Paused, null, StepReason.Resolution, null)).And(new RoundSuperseded(Oven, First))).Events.ShouldBe([Withdrawn]);
    }

    [Fact]
    public void Where_members_can_be_asked_again_or_vote_positions_that_are_no_agreement_have_decided_nothing()
    {
        var standAside = All(Position.StandAside);
        Withdraw(ConsentBefore.Given(ByConsensus, standAside)).Rejection.ShouldBe(new PositionsHaveDecided(Oven));
        var fallback = ByConsensus with { Method = ((PositionMethod)ByConsensus.Method) with { Fallback = new FallbackVote(2, Threshold.SimpleMajority) } };
        Withdraw(ConsentBefore.Given(fallback, standAside)).Events.ShouldBe([Withdrawn]);
    }

    private static (Domain.Members.MemberId, Position)[] All(Position position) => [(Ada, position), (Ben, position), (Cem, position), (Dev, position)];

    private static Decision Withdraw(ConsentBefore before) =>
        WithdrawProposal.Decide(before.Proposal, new WithdrawProposal(Oven, "The old oven works again."), before.Now, before.State, before.Pass);

    private static Func<Proposal?, Decision> Withdraw(Instant now, string? reason = "The old oven works again.") =>
        state => WithdrawProposal.Decide(state, new WithdrawProposal(Oven, reason), now);
}
