using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.Discussions;

/// <summary>A comment as its stream has it, and when each of its versions was made.</summary>
/// <param name="Version">Of the stream.</param>
/// <param name="Made">When version n of the text was made, at n - 1.</param>
public sealed record ReadComment(Comment Comment, long Version, ImmutableArray<Instant> Made, long Received);

/// <summary>A discussion as its streams have it.</summary>
/// <param name="Comments">Oldest first.</param>
public sealed record ReadDiscussion(DiscussionAudience Audience, ImmutableArray<ReadComment> Comments)
{
    public ReadComment? Find(CommentId id) => Comments.FirstOrDefault(each => each.Comment.Id == id);

    /// <summary>Those that reply to none, with those that reply to each.</summary>
    public IEnumerable<(ReadComment First, ImmutableArray<ReadComment> Replies)> Conversations
    {
        get
        {
            var replies = Comments.ToLookup(each => each.Comment.RepliesTo);
            return replies[null].Select(first => (first, replies[first.Comment.Id].ToImmutableArray()));
        }
    }
}

/// <summary>Questions about a discussion: answered from its own streams, so that they are never behind.</summary>
public sealed class DiscussionReading(DecisionsEngine engine)
{
    /// <param name="until">The last moment that it is read as of; null for all that is there.</param>
    public async Task<ReadDiscussion> Load(CommunityId community, ProposalId proposal, CancellationToken cancel, Instant? until = null)
    {
        var discussion = await engine.Streams.Discussion(community, proposal, cancel);
        Dictionary<CommentId, ReadComment> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.CommentsOf(proposal), cancel))
        {
            if (stored.At > until)
                continue;
            var @event = (ICommentEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var before = found.GetValueOrDefault(@event.CommentId);
            var made = before?.Made ?? [];
            found[@event.CommentId] = new ReadComment(
                Comment.Fold(before?.Comment, @event)!, stored.Version, @event is CommentMade or CommentEdited ? made.Add(stored.At) : made,
                before?.Received ?? stored.Sequence);
        }
        return new(discussion.State?.Audience ?? Discussion.AtFirst, [.. found.Values.OrderBy(each => each.Received)]);
    }
}
