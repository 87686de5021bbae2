using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
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

    private static Func<Proposal?, Decision> Withdraw(Instant now, string? reason = "The old oven works again.") =>
        state => WithdrawProposal.Decide(state, new WithdrawProposal(Oven, reason), now);
}
