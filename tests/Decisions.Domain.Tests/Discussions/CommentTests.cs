using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Discussions;

public sealed class CommentTests
{
    private static readonly CommentHidden Hidden = new(Asking, Oven, Cem, "It insults.");

    [Fact]
    public void Its_author_edits_it_and_every_version_stays()
    {
        var after = DiscussionBefore.Of().Then(
            state => state.Decide(new EditComment(Asking, Oven, Ben, "Where will it go?", [])), new CommentEdited(Asking, Oven, 2, "Where will it go?", []));
        after.Find(Asking)!.Versions.Select(version => version.Text).ShouldBe([Wondered.Text, "Where will it go?"]);
    }

    [Fact]
    public void Others_do_not() => DiscussionBefore.Of()
        .Refuses(state => state.Decide(new EditComment(Asking, Oven, Cem, "No.", [])), new CommentIsNotTheirsToEdit(Asking))
        .Refuses(state => state.Decide(new EditComment(Asking, Oven, Ben, "", [])), new TextIsMissing("text"))
        .Refuses(state => state.Decide(new EditComment(new(Id(0x4B)), Oven, Ben, "No.", [])), new CommentIsUnknown(new(Id(0x4B))));

    [Fact]
    public void A_member_has_one_reaction_at_a_time()
    {
        var after = DiscussionBefore.Of()
            .Then(state => state.Decide(new React(Asking, Oven, Ada, Reaction.Agree)), new ReactionGiven(Asking, Oven, Ada, Reaction.Agree))
            .Then(state => state.Decide(new React(Asking, Oven, Cem, Reaction.Agree)), new ReactionGiven(Asking, Oven, Cem, Reaction.Agree))
            .Then(state => state.Decide(new React(Asking, Oven, Ada, Reaction.Thanks)), new ReactionGiven(Asking, Oven, Ada, Reaction.Thanks));
        after.Find(Asking)!.Reactions.ShouldBe([new(Cem, Reaction.Agree), new(Ada, Reaction.Thanks)]);
        after.Then(state => state.Decide(new React(Asking, Oven, Cem, null)), new ReactionTaken(Asking, Oven, Cem))
            .Find(Asking)!.Reactions.ShouldBe([new(Ada, Reaction.Thanks)]);
    }

    [Fact]
    public void A_reply_answers_the_question_until_another_does()
    {
        var after = DiscussionBefore.Of().Then(state => state.Decide(new MarkAnswer(Asking, Oven, Telling)), new AnswerMarked(Asking, Oven, Telling));
        after.Find(Asking)!.Answer.ShouldBe(Telling);
        after.Then(state => state.Decide(new MarkAnswer(Asking, Oven, null)), new AnswerMarked(Asking, Oven, null)).Find(Asking)!.Answer.ShouldBeNull();
    }

    [Fact]
    public void Nothing_else_is_an_answer() => DiscussionBefore.Of()
        .Refuses(state => state.Decide(new MarkAnswer(Telling, Oven, Asking)), new CommentIsNoQuestion(Telling))
        .Refuses(state => state.Decide(new MarkAnswer(Asking, Oven, Asking)), new AnswerIsNoReply(Asking, Asking))
        .Refuses(state => state.Decide(new MarkAnswer(Asking, Oven, new(Id(0x4B)))), new CommentIsUnknown(new(Id(0x4B))));

    [Fact]
    public void It_is_hidden_and_restored_for_a_reason()
    {
        var hidden = DiscussionBefore.Of().Then(state => state.Decide(new HideComment(Asking, Cem, "It insults.")), Hidden);
        hidden.Find(Asking)!.Hiding.ShouldBe(new Moderation(IsHidden: true, Cem, "It insults."));
        var restored = hidden.Then(state => state.Decide(new RestoreComment(Asking, Ada, "It does not.")), new CommentRestored(Asking, Oven, Ada, "It does not."));
        restored.Find(Asking)!.Hiding.ShouldBeNull();
        restored.Find(Asking)!.Moderated.Length.ShouldBe(2);
    }

    [Fact]
    public void What_another_has_hidden_of_ones_own_is_not_ones_own_to_restore()
    {
        DiscussionBefore.Of(Hidden).Refuses(state => state.Decide(new RestoreComment(Asking, Ben, "It is fine.")), new CommentIsTheirOwn(Asking));
        DiscussionBefore.Of(Hidden with { By = Ben }).Then(
            state => state.Decide(new RestoreComment(Asking, Ben, "A slip.")), new CommentRestored(Asking, Oven, Ben, "A slip."));
    }

    [Fact]
    public void It_is_edited_so_often_and_no_more()
    {
        var often = DiscussionBefore.Of([.. Enumerable.Range(2, EditComment.MostVersions - 1).Select(version => new CommentEdited(Asking, Oven, version, $"{version}", []))]);
        often.Find(Asking)!.Versions.Length.ShouldBe(50);
        often.Refuses(state => state.Decide(new EditComment(Asking, Oven, Ben, "Once more.", [])), new CommentIsEditedEnough(Asking, 50));
        often.Decide(new EditComment(Asking, Oven, Ben, "50", [])).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void Without_a_reason_it_is_neither() => DiscussionBefore.Of(Hidden)
        .Refuses(state => state.Decide(new RestoreComment(Asking, Cem, " ")), new TextIsMissing("reason"))
        .Refuses(state => state.Decide(new HideComment(Telling, Cem, "")), new TextIsMissing("reason"))
        .Refuses(state => state.Decide(new HideComment(new(Id(0x4B)), Cem, "It insults.")), new CommentIsUnknown(new(Id(0x4B))))
        .Refuses(state => state.Decide(new RestoreComment(new(Id(0x4B)), Cem, "It insults.")), new CommentIsUnknown(new(Id(0x4B))));

    [Fact]
    public void Hidden_it_stays_as_it_is() => DiscussionBefore.Of(Hidden)
        .Refuses(state => state.Decide(new EditComment(Asking, Oven, Ben, "Sorry.", [])), new CommentIsHidden(Asking))
        .Refuses(state => state.Decide(new React(Asking, Oven, Ada, Reaction.Agree)), new CommentIsHidden(Asking))
        .Refuses(state => state.Decide(new MarkAnswer(Asking, Oven, Telling)), new CommentIsHidden(Asking));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_discussion_is_closed_to_others_at_any_time_and_opened_while_nothing_is_said(bool hasComments)
    {
        var proposal = DiscussionBefore.Of().Proposal;
        var closing = new SetDiscussionAudience(Oven, DiscussionAudience.Members);
        SetDiscussionAudience.Decide(proposal, null, closing, hasComments).Events.ShouldHaveSingleItem().ShouldBe(new DiscussionAudienceSet(Oven, DiscussionAudience.Members));
        var state = Discussion.Fold(null, new DiscussionAudienceSet(Oven, DiscussionAudience.Members));
        SetDiscussionAudience.Decide(proposal, state, closing, hasComments).ShouldBe(Decision.Nothing);
        var opening = SetDiscussionAudience.Decide(proposal, state, closing with { Audience = DiscussionAudience.Open }, hasComments);
        opening.Rejection.ShouldBe(hasComments ? new DiscussionIsAmongMembers(Oven) : null);
        opening.Events.Length.ShouldBe(hasComments ? 0 : 1);
        SetDiscussionAudience.Decide(null, null, closing, hasComments).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
    }
}
