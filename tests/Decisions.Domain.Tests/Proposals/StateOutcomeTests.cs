using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class StateOutcomeTests
{
    private const string Statement = "Ben buys the oven by Friday.";
    private static readonly OutcomeStated Stated = new(Oven, First, Statement);

    [Fact]
    public void An_outcome_is_stated_of_the_result() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(State(Statement)).Then(Stated)
            .Latest!.Outcome.ShouldBe(Statement);

    [Fact]
    public void A_better_statement_follows_the_first() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried), Stated).When(State("Ada buys it."))
            .Then(new OutcomeStated(Oven, First, "Ada buys it."));

    [Fact]
    public void The_same_statement_is_made_once() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried), Stated).When(State(Statement)).ThenNothing();

    [Fact]
    public void Before_the_result_there_is_no_outcome() =>
        Given.Proposal(Drafted(), Opened()).When(State(Statement)).Then(new ResultIsNotDeclared(Oven));

    [Fact]
    public void A_draft_has_no_outcome() =>
        Given.Proposal(Drafted()).When(State(Statement)).Then(new ResultIsNotDeclared(Oven));

    [Fact]
    public void A_withdrawn_proposal_has_no_outcome() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum), new ProposalWithdrawn(Oven, null))
            .When(State(Statement)).Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void An_unknown_proposal_has_no_outcome() =>
        Given.Proposal().When(State(Statement)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void A_statement_says_something() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(State(" ")).Then(new TextIsMissing("statement"));

    private static Func<Proposal?, Decision> State(string statement) =>
        state => StateOutcome.Decide(state, new StateOutcome(Oven, statement));
}
