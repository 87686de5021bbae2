using Decisions.Domain.Discussions;
using Decisions.Engine.Discussions;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Discussions;

/// <summary>A part of a discussion lacks no comment, however far the read models are behind.</summary>
public sealed class DiscussionByPartTests(Postgres postgres)
{
    private static readonly CommentId Asking = new(Id(0x790));
    private static readonly CommentId Telling = new(Id(0x791));
    private static readonly CommentId Later = new(Id(0x792));

    [Fact]
    public async Task What_the_read_models_lack_is_read_from_its_streams()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([Founded(log.Community), .. Joined(Ada, Ben), Drafted(), Said(Asking, CommentKind.Question, null)]);
        await node.Follow(log);
        await node.StopFollowing();
        await log.Append(Said(Telling, CommentKind.Comment, Asking), new AnswerMarked(Asking, Oven, Telling), Said(Later, CommentKind.Comment, null));

        var engine = new DecisionsEngine(node.Store, SystemClock.Instance);
        var parts = new DiscussionByPart(engine, new DiscussionReading(engine), new CommentsInOrder(node.Reads), node.CaughtUp);
        var read = await parts.Load(log.Community, Oven, forMember: true, _ => [Asking], TestContext.Current.CancellationToken);
        read.All.Select(each => (each.Id, each.RepliesTo)).ShouldBe([(Asking, null), (Telling, Asking), (Later, null)]);
        read.Comments.Select(each => each.Comment.Id).ShouldBe([Asking, Telling], "what is asked for, and what answers it");
        read.AnswerTo(read.Comments[0].Comment).ShouldBe(Telling);
    }

    private static CommentMade Said(CommentId id, CommentKind kind, CommentId? repliesTo) => new(id, Oven, Ada, 1, kind, null, repliesTo, "Words.", []);
}
