using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class ReviseProposalTests
{
    private static readonly ReviseProposal Command = new(Oven, "A new oven", "We buy a used oven.", [], "Cheaper.");
    private static readonly ProposalRevised Revised = new(Oven, 2, "A new oven", "We buy a used oven.", [], "Cheaper.");

    [Fact]
    public void A_draft_gets_another_revision_and_keeps_the_first()
    {
        var proposal = Given.Proposal(Drafted()).When(Revise(Command)).Then(Revised);
        proposal.Revisions.Select(revision => revision.Text).ShouldBe(["We buy a new oven.", "We buy a used oven."]);
    }

    [Fact]
    public void Revisions_are_numbered_in_order() =>
        Given.Proposal(Drafted(), Revised).When(Revise(Command with { Title = "An oven", Note = "" }))
            .Then(new ProposalRevised(Oven, 3, "An oven", "We buy a used oven.", [], null));

    [Fact]
    public void A_text_that_says_the_same_is_no_revision() =>
        Given.Proposal(Drafted(Ovens)).When(Revise(Command with
        {
            Title = "A new oven ", Text = "We buy a new oven.", Options = [new(Gas, "Gas "), new(Electric, "Electric"), new(Wood, "Wood")],
        })).ThenNothing();

    [Fact]
    public void Lines_that_end_in_another_way_are_no_revision() =>
        Given.Proposal(Drafted(), Revised with { Text = "One.\nTwo." })
            .When(Revise(Command with { Text = "One.\r\nTwo." })).ThenNothing();

    [Fact]
    public void Another_order_of_options_is_another_revision() =>
        Given.Proposal(Drafted(Ovens)).When(Revise(Command with { Options = [Ovens[1], Ovens[0], Ovens[2]] }))
            .Then(Revised with { Options = [Ovens[1], Ovens[0], Ovens[2]] });

    [Fact]
    public void An_unknown_proposal_cannot_be_revised() =>
        Given.Proposal().When(Revise(Command)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void A_text_that_is_voted_on_cannot_be_revised() =>
        Given.Proposal(Drafted(), Opened()).When(Revise(Command)).Then(new VotingIsOpen(Oven, Close));

    [Fact]
    public void A_text_whose_votes_wait_to_be_counted_cannot_be_revised() =>
        Given.Proposal(Drafted(), Opened()).When(state => ReviseProposal.Decide(state, Command, After))
            .Then(new VotingHasClosed(Oven, Close));

    [Theory]
    [InlineData(Verdict.Carried)]
    [InlineData(Verdict.Lost)]
    public void A_decided_text_cannot_be_revised(Verdict verdict) =>
        Given.Proposal(Drafted(), Opened(), Declared(verdict)).When(Revise(Command)).Then(new ProposalIsDecided(Oven));

    [Fact]
    public void Without_a_quorum_the_text_can_be_revised_for_the_next_round() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).When(Revise(Command)).Then(Revised);

    [Fact]
    public void A_withdrawn_text_cannot_be_revised() =>
        Given.Proposal(Drafted(), new ProposalWithdrawn(Oven, null)).When(Revise(Command)).Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void A_revision_needs_a_text() =>
        Given.Proposal(Drafted()).When(Revise(Command with { Text = "" })).Then(new TextIsMissing("text"));

    [Fact]
    public void A_note_beyond_the_limit_is_refused() =>
        Given.Proposal(Drafted()).When(Revise(Command with { Note = new string('x', TextRule.NoteLimit + 1) }))
            .Then(new TextIsTooLong("note", TextRule.NoteLimit + 1, TextRule.NoteLimit));

    private static Func<Proposal?, Decision> Revise(ReviseProposal command) =>
        state => ReviseProposal.Decide(state, command, During);
}
