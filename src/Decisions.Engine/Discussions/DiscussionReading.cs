using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.EventStore;
using Decisions.EventStore.Reading;
using NodaTime;

namespace Decisions.Engine.Discussions;

/// <summary>A comment as its stream has it, and when each of its versions was made.</summary>
/// <param name="Version">Of the stream.</param>
/// <param name="Made">When version n of the text was made, at n - 1.</param>
public sealed record ReadComment(Comment Comment, long Version, ImmutableArray<Instant> Made, long Received);

/// <summary>A discussion as its streams have it.</summary>
/// <param name="Comments">Those that were read, oldest first.</param>
public sealed record ReadDiscussion(DiscussionAudience Audience, ImmutableArray<ReadComment> Comments)
{
    /// <summary>Where all stand that there are, oldest first; of a discussion that was read as a whole, none: they are its comments.</summary>
    public ImmutableArray<CommentPlace> All { get; init; } = [];

    /// <summary>The reply that answers a question, where it is marked and its text is shown; or null.</summary>
    public CommentId? AnswerTo(Comment question) =>
        question.Answer is { } answer && Find(answer) is { Comment.Hiding: null } ? answer : null;

    /// <summary>Without what was said before the community was public, and without the replies to that: it was said among members.</summary>
    /// <param name="publicSince">From when on it has been; null where it is not.</param>
    public ReadDiscussion Since(Instant? publicSince)
    {
        var among = Comments.Where(each => publicSince is not { } since || each.Made[0] < since).Select(each => each.Comment.Id).ToHashSet();
        return this with
        {
            Comments = Comments.RemoveAll(each => among.Contains(each.Comment.Id) || (each.Comment.RepliesTo is { } first && among.Contains(first))),
        };
    }

    public ReadComment? Find(CommentId id) => Comments.FirstOrDefault(each => each.Comment.Id == id);

    /// <summary>Those of them that reply to none, with those that reply to each.</summary>
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
    /// <summary>Whether anything was said of a proposal, hidden or not.</summary>
    public static async Task<bool> Any(DecisionsEngine engine, CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        await foreach (var _ in engine.Store.ReadStreams(community.Value, Streams.CommentsOf(proposal), cancel))
            return true;
        return false;
    }

    /// <param name="forMember">Whether a member reads it, or the auditor; a visitor is not shown what was said before the community was public.</param>
    /// <param name="until">The last moment that it is read as of; null for all that is there.</param>
    public async Task<ReadDiscussion> Load(CommunityId community, ProposalId proposal, bool forMember, CancellationToken cancel, Instant? until = null)
    {
        var discussion = await engine.Streams.Discussion(community, proposal, cancel);
        Dictionary<CommentId, ReadComment> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.CommentsOf(proposal), cancel))
        {
            if (stored.At > until)
                continue;
            var @event = (ICommentEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            found[@event.CommentId] = Next(found.GetValueOrDefault(@event.CommentId), @event, stored);
        }
        var read = new ReadDiscussion(discussion.State?.Audience ?? Discussion.AtFirst, [.. found.Values.OrderBy(each => each.Received)]);
        return forMember || read.Comments.IsEmpty ? read : read.Since(await PublicSince(community, cancel));
    }

    /// <summary>One comment, or null where there is none.</summary>
    internal static async Task<ReadComment?> Fold(IEventStore store, CommunityId community, ProposalId proposal, CommentId comment, CancellationToken cancel)
    {
        ReadComment? read = null;
        foreach (var stored in await store.ReadStream(community.Value, Streams.Of(proposal, comment), cancel: cancel))
            read = Next(read, (ICommentEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span), stored);
        return read;
    }

    private static ReadComment Next(ReadComment? before, ICommentEvent @event, StoredEvent stored)
    {
        var made = before?.Made ?? [];
        return new(
            Comment.Fold(before?.Comment, @event)!, stored.Version, @event is CommentMade or CommentEdited ? made.Add(stored.At) : made,
            before?.Received ?? stored.Sequence);
    }

    /// <summary>From when on a community has been public; null where it is not.</summary>
    internal async Task<Instant?> PublicSince(CommunityId community, CancellationToken cancel)
    {
        Instant? since = null;
        foreach (var stored in await engine.Store.ReadStream(community.Value, Streams.Of(community), cancel: cancel))
            since = EventCatalogue.Current.Read(stored.Type, stored.Data.Span) switch
            {
                CommunityFounded founded => From(founded.Visibility, stored.At),
                CommunityVisibilityChanged changed => From(changed.Visibility, stored.At),
                _ => since,
            };
        return since;

        static Instant? From(Visibility visibility, Instant at) => visibility == Visibility.Public ? at : null;
    }
}
