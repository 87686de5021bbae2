using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>One version of a comment.</summary>
public sealed record CommentVersion(string Text, ImmutableArray<MemberId> Mentioned);

/// <summary>A comment was hidden or restored, by whom and why.</summary>
public sealed record Moderation(bool IsHidden, MemberId By, string Reason);

/// <summary>A comment as its events leave it.</summary>
/// <param name="Versions">Version n stands at n - 1.</param>
/// <param name="Reactions">In the order in which they were given.</param>
/// <param name="Answer">The reply that answers it, or null.</param>
/// <param name="Moderated">Every time that it was hidden or restored, oldest first.</param>
public sealed record Comment(
    CommentId Id, ProposalId ProposalId, MemberId Author, int Revision, CommentKind Kind, Passage? Passage, CommentId? RepliesTo,
    ImmutableArray<CommentVersion> Versions, ImmutableArray<MemberReaction> Reactions, CommentId? Answer,
    ImmutableArray<Moderation> Moderated)
{
    [JsonIgnore]
    public CommentVersion Current => Versions[^1];

    /// <summary>By whom it is hidden, and why; null where it is not.</summary>
    [JsonIgnore]
    public Moderation? Hiding => Moderated is [.., { IsHidden: true } last] ? last : null;

    public Reaction? ReactionOf(MemberId member) => Reactions.FirstOrDefault(each => each.Member == member)?.Reaction;

    public static Comment Create(CommentMade e) => new(
        e.CommentId, e.ProposalId, e.Author, e.Revision, e.Kind, e.Passage, e.RepliesTo, [new CommentVersion(e.Text, e.Mentioned)], [],
        Answer: null, []);

    public Comment Apply(CommentEdited e) => this with { Versions = Versions.Add(new CommentVersion(e.Text, e.Mentioned)) };

    public Comment Apply(ReactionGiven e) => this with { Reactions = Without(e.MemberId).Add(new MemberReaction(e.MemberId, e.Reaction)) };

    public Comment Apply(ReactionTaken e) => this with { Reactions = Without(e.MemberId) };

    public Comment Apply(AnswerMarked e) => this with { Answer = e.Answer };

    public Comment Apply(CommentHidden e) => this with { Moderated = Moderated.Add(new Moderation(IsHidden: true, e.By, e.Reason)) };

    public Comment Apply(CommentRestored e) => this with { Moderated = Moderated.Add(new Moderation(IsHidden: false, e.By, e.Reason)) };

    public static Comment? Fold(Comment? state, ICommentEvent @event) => @event switch
    {
        CommentMade e => Create(e),
        CommentEdited e => state!.Apply(e),
        ReactionGiven e => state!.Apply(e),
        ReactionTaken e => state!.Apply(e),
        AnswerMarked e => state!.Apply(e),
        CommentHidden e => state!.Apply(e),
        CommentRestored e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ImmutableArray<MemberReaction> Without(MemberId member) => Reactions.RemoveAll(each => each.Member == member);
}
