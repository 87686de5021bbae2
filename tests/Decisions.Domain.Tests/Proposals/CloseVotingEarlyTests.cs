using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class CloseVotingEarlyTests
{
    private static readonly VotingOpened MayClose = Opened(YesNo with { MayCloseEarly = true });
    private static readonly VotingClosedEarly Closed = new(Oven, First, "Everyone has voted.");

    [Fact]
    public void Voting_closes_early_where_the_rule_allows_it() =>
        Given.Proposal(Drafted(), MayClose).When(Close(During)).Then(Closed).StatusAt(During).ShouldBe(ProposalStatus.Closed);

    [Fact]
    public void Voting_does_not_close_early_where_the_rule_forbids_it() =>
        Given.Proposal(Drafted(), Opened()).When(Close(During)).Then(new RuleForbidsEarlyClose(Ordinary));

    [Fact]
    public void What_was_closed_early_is_closed_already() =>
        Given.Proposal(Drafted(), MayClose, Closed).When(Close(During)).ThenNothing();

    [Fact]
    public void After_its_time_voting_has_closed_by_itself() =>
        Given.Proposal(Drafted(), MayClose).When(Close(After)).Then(new VotingHasClosed(Oven, Example.Close));

    [Fact]
    public void What_has_a_result_cannot_be_closed() =>
        Given.Proposal(Drafted(), MayClose, Closed, Declared(Verdict.Carried)).When(Close(During))
            .Then(new VotingHasClosed(Oven, null));

    [Fact]
    public void A_draft_cannot_be_closed() =>
        Given.Proposal(Drafted()).When(Close(During)).Then(new VotingHasNotOpened(Oven));

    [Fact]
    public void A_withdrawn_proposal_cannot_be_closed() =>
        Given.Proposal(Drafted(), MayClose, Closed, new ProposalWithdrawn(Oven, null)).When(Close(During))
            .Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void An_unknown_proposal_cannot_be_closed() =>
        Given.Proposal().When(Close(During)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void A_reason_beyond_the_limit_is_refused() =>
        Given.Proposal(Drafted(), MayClose).When(Close(During, new string('x', TextRule.NoteLimit + 1)))
            .Then(new TextIsTooLong("reason", TextRule.NoteLimit + 1, TextRule.NoteLimit));

    private static Func<Proposal?, Decision> Close(Instant now, string? reason = "Everyone has voted.") =>
        state => CloseVotingEarly.Decide(state, new CloseVotingEarly(Oven, reason), now);
}
