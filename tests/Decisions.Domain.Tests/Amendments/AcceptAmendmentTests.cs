using Decisions.Domain.Amendments;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class AcceptAmendmentTests
{
    [Fact]
    public void The_proposer_accepts_before_voting_opens_and_the_text_follows()
    {
        var state = Of(Drafted(), Moved());
        state.Then(Accept(Cheaper, Ada), new AmendmentAccepted(Cheaper, Oven, 2));
        MadeAmendment.Revision(state, state.Find(Cheaper)!).ShouldBe(
            new ProposalRevised(Oven, 2, "A new oven", "We buy a used oven.", [], null, Cheaper));
        MadeAmendment.Rewording(state, state.Find(Cheaper)!).ShouldBeNull();
    }

    [Fact]
    public void The_mover_accepts_an_amendment_of_theirs()
    {
        var state = Of(Drafted(), Moved(), Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper));
        state.Then(Accept(Sharper, Ben), new AmendmentAccepted(Sharper, Oven, 2));
        MadeAmendment.Rewording(state, state.Find(Sharper)!).ShouldBe(
            new AmendmentReworded(Cheaper, Oven, 2, "A new oven", "We buy a used oven, seen first.", [], Sharper));
        MadeAmendment.Revision(state, state.Find(Sharper)!).ShouldBeNull();
    }

    [Fact]
    public void Nobody_else_accepts() =>
        Of(Drafted(), Moved()).Refuses(Accept(Cheaper, Cem), new AmendmentIsNotTheirsToAccept(Cheaper));

    [Fact]
    public void Once_voting_has_opened_the_text_belongs_to_the_meeting() =>
        Seconded(Opened()).Refuses(Accept(Cheaper, Ada), new TextBelongsToTheMeeting(Oven));

    [Fact]
    public void While_another_is_voted_on_none_is_accepted() =>
        Seconded(Moved(Later, "We buy two."), new AmendmentPut(Oven, Cheaper, Example.Question))
            .Refuses(Accept(Later, Ada), new AmendmentIsBeingDecided(Cheaper));

    [Fact]
    public void One_that_the_text_has_left_behind_is_not_accepted() =>
        Of(Drafted(), Moved(), new ProposalRevised(Oven, 2, "A new oven", "We buy one.", [], null))
            .Refuses(Accept(Cheaper, Ada), new AmendmentIsOutdated(Cheaper, 1, 2));

    [Fact]
    public void One_that_words_were_taken_out_of_is_not_accepted() =>
        Of(Drafted(), Moved(text: WordPieces.Removed)).Refuses(Accept(Cheaper, Ada), new AmendmentHasWordsRemoved(Cheaper));

    [Fact]
    public void An_unknown_one_is_not_accepted() =>
        Of(Drafted()).Refuses(Accept(Cheaper, Ada), new AmendmentIsUnknown(Cheaper));

    private static Func<AmendmentsMoved?, Decision> Accept(AmendmentId id, MemberId by) =>
        state => AcceptAmendment.Decide(state, new AcceptAmendment(id, by), During);
}
