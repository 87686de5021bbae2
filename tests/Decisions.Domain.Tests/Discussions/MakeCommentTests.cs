using Decisions.Domain.Counting;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Discussions;

public sealed class MakeCommentTests
{
    private static readonly CommentId New = new(Id(0x49));
    private static readonly MakeComment Plain = new(New, Oven, Cem, 1, CommentKind.Comment, null, null, "It is *loud*.\r\nVery.", default);
    private static readonly CommentMade Made = new(New, Oven, Cem, 1, CommentKind.Comment, null, null, "It is *loud*.\nVery.", []);

    [Fact]
    public void Only_those_in_the_circle_are_called_into_a_discussion_that_is_kept_to_it()
    {
        var (proposal, calling) = (Given.Proposal(Drafted()).Known, Plain with { Mentioned = [Ben, Cem] });
        MakeComment.Decide(proposal, null, null, calling, [Ben, Cem], [Ben, Cem]).Events.ShouldHaveSingleItem();
        MakeComment.Decide(proposal, null, null, calling, [Ben, Cem], [Ben]).Rejection.ShouldBe(new MentionedIsNotInCircle(Cem));
        MakeComment.Decide(proposal, null, null, calling, [Ben], []).Rejection.ShouldBe(new MentionedIsNoMember(Cem));
        var made = Comment.Fold(null, (ICommentEvent)MakeComment.Decide(proposal, null, null, Plain, []).Events[0]);
        EditComment.Decide(proposal, made, new EditComment(Plain.CommentId, Oven, Plain.Author, "Cem?", [Cem]), [Cem], []).Rejection.ShouldBe(new MentionedIsNotInCircle(Cem));
    }

    [Fact]
    public void A_member_says_something() => DiscussionBefore.Of().Then(state => state.Decide(Plain), Made);

    [Fact]
    public void It_can_be_on_a_passage_of_an_earlier_revision()
    {
        var revised = DiscussionBefore.Of(new ProposalRevised(Oven, 2, "A new oven", "We wait.", [], null));
        var passage = new Passage(7, 10);
        var after = revised.Then(state => state.Decide(Plain with { Passage = passage }), Made with { Passage = passage });
        passage.WordsIn(after.Proposal.Revisions[0]).ShouldBe("a new oven");
        passage.WordsIn(after.Proposal.Revisions[1]).ShouldBeNull();
    }

    [Theory]
    [InlineData(7, 12)]
    [InlineData(-1, 3)]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, int.MaxValue)]
    public void A_passage_stands_in_the_text(int start, int length) => DiscussionBefore.Of()
        .Refuses(state => state.Decide(Plain with { Passage = new(start, length) }), new PassageIsNotInText(1, start, length));

    [Fact]
    public void A_passage_cuts_no_character_in_two()
    {
        new Passage(0, 1).IsIn("\U0001F525!").ShouldBeFalse();
        new Passage(1, 2).IsIn("\U0001F525!").ShouldBeFalse();
        new Passage(0, 2).IsIn("\U0001F525!").ShouldBeTrue();
        Passage.Find("one two one", "one").ShouldBe(new Passage(0, 3));
        Passage.Find("one two one", "three").ShouldBeNull();
        Passage.Find("one", "").ShouldBeNull();
        Passage.Find("one", " \n").ShouldBeNull();
    }

    [Fact]
    public void Where_words_were_taken_out_no_passage_is_certain()
    {
        var redacted = DiscussionBefore.Of(new ProposalRevised(Oven, 2, "A new oven", "We buy [removed] oven.", [], null));
        redacted.Refuses(state => state.Decide(Plain with { Revision = 2, Passage = new(0, 2) }), new PassageHasWordsRemoved(2));
        new Passage(0, 2).WordsIn(redacted.Proposal.Current).ShouldBeNull();
    }

    [Fact]
    public void A_reply_is_to_a_comment_that_is_none_itself() => DiscussionBefore.Of()
        .Then(state => state.Decide(Plain with { RepliesTo = Asking }), Made with { RepliesTo = Asking })
        .Refuses(state => state.Decide(Plain with { CommentId = new(Id(0x4A)), RepliesTo = Telling }), new CommentIsAReply(Telling, Asking))
        .Refuses(state => state.Decide(Plain with { CommentId = new(Id(0x4A)), RepliesTo = New, Kind = CommentKind.Question }), new CommentIsAReply(New, Asking))
        .Refuses(state => state.Decide(Plain with { CommentId = new(Id(0x4A)), RepliesTo = Asking, Kind = CommentKind.Question }), new ReplyIsNoQuestion(Asking))
        .Refuses(state => state.Decide(Plain with { CommentId = new(Id(0x4A)), RepliesTo = new(Id(0x4B)) }), new CommentIsUnknown(new(Id(0x4B))));

    [Fact]
    public void Nobody_replies_to_what_is_hidden() => DiscussionBefore.Of(new CommentHidden(Asking, Oven, Cem, "It insults."))
        .Refuses(state => state.Decide(Plain with { RepliesTo = Asking }), new CommentIsHidden(Asking));

    [Fact]
    public void What_cannot_be_said_is_refused() => DiscussionBefore.Of()
        .Refuses(state => state.Decide(Plain with { Text = " " }), new TextIsMissing("text"))
        .Refuses(state => state.Decide(Plain with { Text = new string('x', 10_001) }), new TextIsTooLong("text", 10_001, 10_000))
        .Refuses(state => state.Decide(Plain with { Revision = 2 }), new NoSuchRevision(Oven, 2))
        .Refuses(state => state.Decide(Plain with { Revision = 0 }), new NoSuchRevision(Oven, 0))
        .Refuses(state => state.Decide(Plain with { CommentId = Asking }), new CommentExists(Asking));

    [Fact]
    public void Each_member_mentioned_is_so_once() => DiscussionBefore.Of()
        .Then(state => state.Decide(Plain with { Mentioned = [Ada, Ben, Ada] }), Made with { Mentioned = [Ada, Ben] });

    [Fact]
    public void Only_members_are_mentioned_and_only_so_many() => DiscussionBefore.Of()
        .Refuses(state => state.Decide(Plain with { Mentioned = [Ada, default] }), new MentionedIsNoMember(default))
        .Refuses(state => state.Decide(Plain with { Mentioned = [.. Enumerable.Range(1, 21).Select(each => new MemberId(Id((byte)each)))] }), new TooManyMentions(21, 20));

    [Fact]
    public void A_decision_is_still_talked_about() =>
        DiscussionBefore.Of(Opened(), Declared(Verdict.Carried)).Then(state => state.Decide(Plain), Made);

    [Fact]
    public void A_withdrawn_proposal_is_not() => DiscussionBefore.Of(new ProposalWithdrawn(Oven, null))
        .Refuses(state => state.Decide(Plain), new DiscussionIsClosed(Oven))
        .Refuses(state => state.Decide(new EditComment(Asking, Oven, Ben, "Oh.", [])), new DiscussionIsClosed(Oven))
        .Refuses(state => state.Decide(new React(Asking, Oven, Ben, Reaction.Agree)), new DiscussionIsClosed(Oven))
        .Refuses(state => state.Decide(new MarkAnswer(Asking, Oven, Telling)), new DiscussionIsClosed(Oven))
        .Then(state => state.Decide(new HideComment(Asking, Cem, "It insults.")), new CommentHidden(Asking, Oven, Cem, "It insults."));

    [Fact]
    public void Without_a_proposal_there_is_none() =>
        MakeComment.Decide(null, null, null, Plain, []).Rejection.ShouldBe(new ProposalIsUnknown(Oven));

    [Theory]
    [InlineData("We **buy** an\noven.", "buy an oven", "buy** an\noven")]
    [InlineData("# What\n\n- One\n- Two", "What\nOne", null)]
    [InlineData("- One\n- Two", "Two", "Two")]
    [InlineData("See [the figures](https://x.example) now", "the figures now", "the figures](https://x.example) now")]
    [InlineData("one  two", "one two", "one  two")]
    [InlineData("one two", "one  two ", "one two")]
    [InlineData("one two", "two three", null)]
    public void Words_are_found_as_they_are_shown_whatever_marks_stand_between_them(string text, string words, string? found)
    {
        var passage = Passage.Find(text, words);
        (passage is null ? null : text.Substring(passage.Start, passage.Length)).ShouldBe(found);
        if (passage is not null)
            passage.IsIn(text).ShouldBeTrue();
    }
}
