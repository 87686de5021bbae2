using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Engine.Discussions;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Discussions;

internal static class DiscussionQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        const string proposal = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapGet($"{proposal}/discussion", Whole).Answers<DiscussionAnswer>("getDiscussion", "Who may read the discussion of a proposal, and how many comments it has");
        api.MapGet($"{proposal}/comments", All).Answers<PageAnswer<CommentAnswer>>("listComments", "The comments on a proposal, oldest first");
        api.MapGet($"{proposal}/comments/{{comment:guid}}", One).Answers<WholeCommentAnswer>("getComment", "One comment with every version of its text");
    }

    private static Task<IResult> Whole(
        HttpContext http, Guid community, Guid proposal, ProposalReading proposals, DiscussionByPart discussions, CommunityById communities, DecisionsEngine engine) =>
        Read(http, community, proposal, proposals, discussions, communities, engine, _ => [], (read, discussion, _) => Reading.Fresh(
            http, new DiscussionAnswer(proposal, discussion.Audience, discussion.All.Length, read.State.IsWithdrawn), read.Head.NextIndex));

    private static Task<IResult> All(
        HttpContext http, Guid community, Guid proposal, [AsParameters] PageQuery page, ProposalReading proposals, DiscussionByPart discussions,
        CommunityById communities, DecisionsEngine engine) =>
        Read(http, community, proposal, proposals, discussions, communities, engine, all => OnPage(page, all), (read, discussion, showsHidden) =>
        {
            if (page.Check() is { } malformed)
                return Problems.Of(malformed);
            if (!page.TryCursor(out long? _))
                return Problems.Of(PageQuery.CursorIsMalformed);
            var ids = OnPage(page, discussion.All).ToList();
            var next = From(page, discussion.All) + ids.Count;
            return Reading.Fresh(
                http,
                new PageAnswer<CommentAnswer>(
                    [.. ids.Select(discussion.Find).OfType<ReadComment>().Select(each => CommentAnswer.Of(each, discussion, read.State, showsHidden(each.Comment)))],
                    next < discussion.All.Length ? $"{next}" : null),
                read.Head.NextIndex);
        });

    private static int From(PageQuery page, ImmutableArray<CommentPlace> all) => page.TryCursor(out long? after) ? (int)Math.Min(after ?? 0, all.Length) : 0;

    /// <summary>Those that stand on a page; of a query that makes no sense, none.</summary>
    private static IEnumerable<CommentId> OnPage(PageQuery page, ImmutableArray<CommentPlace> all) =>
        page.Check() is not null ? [] : all.Skip(From(page, all)).Take(page.Size).Select(each => each.Id);

    private static Task<IResult> One(
        HttpContext http, Guid community, Guid proposal, Guid comment, ProposalReading proposals, DiscussionByPart discussions, CommunityById communities, DecisionsEngine engine) =>
        Read(http, community, proposal, proposals, discussions, communities, engine, _ => [new CommentId(comment)], (read, discussion, showsHidden) =>
            discussion.Find(new CommentId(comment)) is { } found
                ? Reading.Fresh(http, WholeCommentAnswer.Of(found, discussion, read.State, showsHidden(found.Comment)), found.Version, read.Head.NextIndex)
                : Problems.Of(new CommentIsUnknown(new CommentId(comment))));

    /// <summary>The proposal is asked for first: who may not read it is not told what is said of it.</summary>
    private static Task<IResult> Read(
        HttpContext http, Guid community, Guid proposal, ProposalReading proposals, DiscussionByPart discussions, CommunityById communities, DecisionsEngine engine,
        Func<ImmutableArray<CommentPlace>, IEnumerable<CommentId>> choose, Func<ReadProposal, ReadDiscussion, Func<Comment, bool>, IResult> answer) =>
        proposals.Answer(http, community, proposal, Permissions.ToRead, async read =>
        {
            var id = new CommunityId(community);
            var discussion = await discussions.Load(id, read.State.Id, Permissions.ToReadMembers(read.Actor, id) is null, choose, http.RequestAborted);
            var visibility = (await communities.Ask(id, http.RequestAborted)).Value!.Visibility;
            var circle = await CircleStanding.Of(read.State.Circle, id, read.Actor, engine, http.RequestAborted);
            return Permissions.ToReadDiscussion(read.Actor, id, visibility, discussion.Audience, circle) is { } forbidden
                ? Problems.Of(forbidden)
                : answer(read, discussion, comment => Permissions.ToReadHidden(read.Actor, id, comment.Author, circle) is null);
        });
}
