using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class RebaseAmendmentTests
{
    private static readonly ProposalRevised Elsewhere = new(Oven, 2, "A new oven", "We buy a new oven this year.", [], null);
    private static readonly ProposalRevised SameWord = new(Oven, 2, "A new oven", "We buy a small oven.", [], null);

    [Fact]
    public void Where_no_words_conflict_it_follows_the_text_by_itself() =>
        Follows(Seconded(Elsewhere), new AmendmentRebased(Cheaper, Oven, 2, 2, "A new oven", "We buy a used oven this year.", []));

    [Fact]
    public void Those_that_amend_it_follow_it()
    {
        var state = Seconded(Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper), new ProposalRevised(Oven, 2, "An oven for all", "We buy a new oven.", [], null));
        Follows(
            state, new AmendmentRebased(Cheaper, Oven, 2, 2, "An oven for all", "We buy a used oven.", []),
            new AmendmentRebased(Sharper, Oven, 2, 2, "An oven for all", "We buy a used oven, seen first.", []));
    }

    [Fact]
    public void Where_they_conflict_its_mover_is_asked()
    {
        var state = Seconded(SameWord);
        RebaseAmendment.Following(state).ShouldBeEmpty();
        state.Rebased(state.Find(Cheaper)!).Conflicts.ShouldBe([new("new", "used", "small")]);
        state.And(Rebase("We buy a used and small oven.")(state)).IsUpToDate(state.Find(Cheaper)! with { Base = 2 }).ShouldBeTrue();
    }

    [Fact]
    public void The_mover_words_it_anew() =>
        Seconded(SameWord).And(Rebase("We buy a used and small oven.")(Seconded(SameWord))).Find(Cheaper)!.Current.Text
            .ShouldBe("We buy a used and small oven.");

    [Fact]
    public void What_the_text_says_by_now_follows_nothing() =>
        RebaseAmendment.Following(Seconded(new ProposalRevised(Oven, 2, "A new oven", "We buy a used oven.", [], null))).ShouldBeEmpty();

    [Fact]
    public void What_words_were_taken_out_of_follows_nothing() =>
        RebaseAmendment.Following(Of(Drafted(), Moved(text: $"We buy a {WordPieces.Removed} oven."), Elsewhere)).ShouldBeEmpty();

    [Fact]
    public void An_up_to_date_one_keeps_its_wording() => Seconded().Refuses(Rebase("Other."), new AmendmentIsUpToDate(Cheaper));

    [Fact]
    public void It_is_worded_on_the_latest_text() =>
        Seconded(SameWord, new ProposalRevised(Oven, 3, "A new oven", "We buy a tiny oven.", [], null))
            .Refuses(Rebase("Other."), new AmendmentIsOutdated(Cheaper, 2, 3));

    [Fact]
    public void It_still_changes_something() =>
        Seconded(SameWord).Refuses(Rebase("We buy a small oven."), new AmendmentChangesNothing(Cheaper));

    [Fact]
    public void It_is_written_as_a_proposal_is() => Seconded(SameWord).Refuses(Rebase(""), new TextIsMissing("text"));

    [Fact]
    public void An_unknown_one_is_not_worded_anew() => Of(Drafted()).Refuses(Rebase("Other."), new AmendmentIsUnknown(Cheaper));

    [Fact]
    public void Two_that_change_the_same_word_are_shown_to_conflict()
    {
        var state = Seconded(Moved(Later, "We buy a small oven."), Moved(Sharper, "We buy a new oven, seen first."));
        state.ConflictsBetween(state.Find(Cheaper)!, state.Find(Later)!).ShouldBe([new("new", "used", "small")]);
        state.ConflictsBetween(state.Find(Cheaper)!, state.Find(Sharper)!).ShouldBeEmpty();
    }

    private static void Follows(AmendmentsMoved state, params AmendmentRebased[] expected) =>
        RebaseAmendment.Following(state).Select(Written.Of).ShouldBe(expected.Select(Written.Of));

    private static Func<AmendmentsMoved?, Decision> Rebase(string text) =>
        state => RebaseAmendment.Decide(state, new RebaseAmendment(Cheaper, 2, new Wording("A new oven", text, [])), During);
}
