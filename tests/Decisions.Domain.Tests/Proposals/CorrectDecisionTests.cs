using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class CorrectDecisionTests
{
    private const string Right = "The oven costs 12,000, not 21,000.";
    private const string Why = "Two digits were swapped.";
    private static readonly DecisionCorrected Corrected = new(Oven, First, Right, Why);

    [Fact]
    public void A_slip_is_put_right_beside_the_decision_and_the_result_stays()
    {
        var before = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).Known;
        var after = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Correct(Right, Why)).Then(Corrected);
        after.Latest!.Corrections.ShouldBe([new Correction(Right, Why)]);
        after.Revisions.ShouldBe(before.Revisions);
        (after.Latest! with { Corrections = [] }).ShouldBe(before.Latest! with { Corrections = [] });
        after.StatusAt(After).ShouldBe(ProposalStatus.Carried);
    }

    [Fact]
    public void Every_correction_is_kept() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Lost), Corrected).When(Correct("The oven is Ada's.", Why))
            .Then(new DecisionCorrected(Oven, First, "The oven is Ada's.", Why))
            .Latest!.Corrections.Select(correction => correction.Text).ShouldBe([Right, "The oven is Ada's."]);

    [Fact]
    public void The_same_correction_is_made_once() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried), Corrected).When(Correct(Right, Why)).ThenNothing();

    [Fact]
    public void Before_the_result_the_text_is_revised_instead() =>
        Given.Proposal(Drafted(), Opened()).When(Correct(Right, Why)).Then(new ResultIsNotDeclared(Oven));

    [Fact]
    public void A_draft_is_revised_instead() =>
        Given.Proposal(Drafted()).When(Correct(Right, Why)).Then(new ResultIsNotDeclared(Oven));

    [Fact]
    public void Of_a_withdrawn_proposal_there_is_nothing_to_put_right() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum), new ProposalWithdrawn(Oven, null))
            .When(Correct(Right, Why)).Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void An_unknown_proposal_is_not_corrected() =>
        Given.Proposal().When(Correct(Right, Why)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void It_says_what_is_right() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Correct(" ", Why)).Then(new TextIsMissing("text"));

    [Fact]
    public void It_says_why() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Correct(Right, "")).Then(new TextIsMissing("reason"));

    private static Func<Proposal?, Decision> Correct(string text, string reason) =>
        state => CorrectDecision.Decide(state, new CorrectDecision(Oven, text, reason));
}
