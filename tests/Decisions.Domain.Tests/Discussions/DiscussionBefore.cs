using System.Collections.Immutable;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Discussions;

/// <summary>Where a test of a discussion starts: a proposal and its comments.</summary>
internal sealed record DiscussionBefore(Proposal Proposal, ImmutableDictionary<CommentId, Comment> Comments)
{
    /// <summary>A draft with Ben's question and Ada's reply, and what happened then.</summary>
    public static DiscussionBefore Of(params IDomainEvent[] then) => ((IDomainEvent[])[Drafted(), Wondered, Replied, .. then])
        .Aggregate(new DiscussionBefore(null!, ImmutableDictionary<CommentId, Comment>.Empty), (state, @event) => state.After(@event));

    public Comment? Find(CommentId? id) => id is { } known ? Comments.GetValueOrDefault(known) : null;

    public Decision Decide(MakeComment c) => MakeComment.Decide(Proposal, Find(c.CommentId), Find(c.RepliesTo), c, [Ada, Ben, Cem]);

    public Decision Decide(EditComment c) => EditComment.Decide(Proposal, Find(c.CommentId), c, [Ada, Ben, Cem]);

    public Decision Decide(React c) => React.Decide(Proposal, Find(c.CommentId), c);

    public Decision Decide(MarkAnswer c) => MarkAnswer.Decide(Proposal, Find(c.CommentId), Find(c.Answer), c);

    public Decision Decide(HideComment c) => HideComment.Decide(Find(c.CommentId), c);

    public Decision Decide(RestoreComment c) => RestoreComment.Decide(Find(c.CommentId), c);

    /// <summary>This event happens, and repeated the command makes no further one.</summary>
    public DiscussionBefore Then(Func<DiscussionBefore, Decision> decide, IDomainEvent expected)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBeNull();
        Written.Of(decision.Events.ShouldHaveSingleItem()).ShouldBe(Written.Of(expected));
        var after = After(expected);
        decide(after).Events.ShouldBeEmpty("The command, repeated, made a second event.");
        return after;
    }

    public DiscussionBefore Refuses(Func<DiscussionBefore, Decision> decide, Rejection expected)
    {
        var decision = decide(this);
        decision.Rejection.ShouldBe(expected);
        decision.Events.ShouldBeEmpty();
        return this;
    }

    private DiscussionBefore After(IDomainEvent @event) => @event switch
    {
        IProposalEvent e => this with { Proposal = Proposal.Fold(Proposal, e)! },
        ICommentEvent e => this with { Comments = Comments.SetItem(e.CommentId, Comment.Fold(Find(e.CommentId), e)!) },
        _ => throw new ArgumentException(@event.GetType().Name, nameof(@event)),
    };
}
