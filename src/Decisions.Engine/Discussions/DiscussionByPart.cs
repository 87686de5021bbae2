using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels.Discussions;

namespace Decisions.Engine.Discussions;

/// <summary>
/// Questions about a part of a discussion, such as a page of it: which comments there are a view of the log says, which is waited for;
/// only those that are asked for are read from their streams.
/// </summary>
public sealed class DiscussionByPart(DecisionsEngine engine, DiscussionReading whole, CommentsInOrder order, CaughtUp caughtUp)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="forMember">Whether a member reads it, or the auditor; a visitor is not shown what was said before the community was public.</param>
    /// <param name="choose">Those that are asked for, of all that there are. What they reply to, and what answers a question, is read with them.</param>
    public async Task<ReadDiscussion> Load(
        CommunityId community, ProposalId proposal, bool forMember, Func<ImmutableArray<CommentPlace>, IEnumerable<CommentId>> choose, CancellationToken cancel)
    {
        var discussion = await engine.Streams.Discussion(community, proposal, cancel);
        var head = await engine.Store.Head(community.Value, cancel);
        // A view that is far behind lacks comments and does not say so: then all of them are read, which takes longer.
        if (!await caughtUp.WaitFor(community, head.NextIndex, Patience, cancel))
            return PartOf(await whole.Load(community, proposal, forMember, cancel), choose);
        var all = (await order.Ask(community, proposal, cancel)).Value;
        if (!forMember && !all.IsEmpty)
        {
            var since = await whole.PublicSince(community, cancel);
            var among = all.Where(each => since is not { } known || each.MadeAt < known).Select(each => each.Id).ToHashSet();
            all = all.RemoveAll(each => among.Contains(each.Id) || (each.RepliesTo is { } first && among.Contains(first)));
        }
        var wanted = Wanted(all, choose);
        var comments = ImmutableArray.CreateBuilder<ReadComment>(wanted.Count);
        foreach (var place in all.Where(each => wanted.Contains(each.Id)))
            if (await DiscussionReading.Fold(engine.Store, community, proposal, place.Id, cancel) is { } read)
                comments.Add(read);
        return new ReadDiscussion(discussion.State?.Audience ?? Discussion.AtFirst, comments.ToImmutable()) { All = all };
    }

    private static ReadDiscussion PartOf(ReadDiscussion read, Func<ImmutableArray<CommentPlace>, IEnumerable<CommentId>> choose)
    {
        ImmutableArray<CommentPlace> all = [.. read.Comments.Select(each => new CommentPlace(each.Comment.Id, each.Comment.RepliesTo, each.Comment.Answer, each.Made[0]))];
        var wanted = Wanted(all, choose);
        return read with { Comments = read.Comments.RemoveAll(each => !wanted.Contains(each.Comment.Id)), All = all };
    }

    /// <summary>Those that are asked for, with what they reply to and what answers them.</summary>
    private static HashSet<CommentId> Wanted(ImmutableArray<CommentPlace> all, Func<ImmutableArray<CommentPlace>, IEnumerable<CommentId>> choose)
    {
        var places = all.ToDictionary(each => each.Id);
        var wanted = choose(all).Where(places.ContainsKey).ToHashSet();
        wanted.UnionWith(wanted.Select(id => places[id].RepliesTo).OfType<CommentId>().Where(places.ContainsKey).ToList());
        wanted.UnionWith(wanted.Select(id => places[id].Answer).OfType<CommentId>().Where(places.ContainsKey).ToList());
        return wanted;
    }
}
