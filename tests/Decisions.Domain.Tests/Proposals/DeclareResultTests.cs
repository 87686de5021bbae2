using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class DeclareResultTests
{
    private static readonly DeclareResult Command = new(Oven, [new(Yes, 2), new(No, 1)], CountedTo: 40);

    [Fact]
    public void A_result_is_declared_once_voting_has_closed() =>
        Given.Proposal(Drafted(), Opened()).When(Declare(Command, After)).Then(Declared(Verdict.Carried))
            .StatusAt(After).ShouldBe(ProposalStatus.Carried);

    [Fact]
    public void A_round_closed_early_is_counted_before_its_closing_time() =>
        Given.Proposal(Drafted(), Opened(), new VotingClosedEarly(Oven, First, null)).When(Declare(Command, During))
            .Then(Declared(Verdict.Carried));

    [Fact]
    public void The_second_round_is_counted_on_its_own() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum), Opened(round: Second, number: 2))
            .When(Declare(Command, After)).Then(Declared(Verdict.Carried, Second));

    [Fact]
    public void At_the_closing_time_itself_nothing_is_declared() =>
        Given.Proposal(Drafted(), Opened()).When(Declare(Command, Close)).Then(new VotingHasNotClosed(Oven, Close));

    [Fact]
    public void A_result_is_declared_once() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Lost)).When(Declare(Command, After))
            .Then(new ResultIsDeclared(Oven));

    [Fact]
    public void A_draft_has_no_result() =>
        Given.Proposal(Drafted()).When(Declare(Command, After)).Then(new VotingHasNotOpened(Oven));

    [Fact]
    public void A_withdrawn_proposal_has_no_result() =>
        Given.Proposal(Drafted(), Opened(), new ProposalWithdrawn(Oven, null)).When(Declare(Command, After))
            .Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void An_unknown_proposal_has_no_result() =>
        Given.Proposal().When(Declare(Command, After)).Then(new ProposalIsUnknown(Oven));

    private static Func<Proposal?, Decision> Declare(DeclareResult command, Instant now) =>
        state => DeclareResult.Decide(state, command, now);
}
