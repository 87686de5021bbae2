using System.Diagnostics;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>A discussion as its own events leave it. Its comments are streams of their own, so that many can be made at once.</summary>
public sealed record Discussion(ProposalId ProposalId, DiscussionAudience Audience)
{
    /// <summary>Who may read a discussion of which nothing was said.</summary>
    public const DiscussionAudience AtFirst = DiscussionAudience.Open;

    public static Discussion Create(DiscussionAudienceSet e) => new(e.ProposalId, e.Audience);

    public Discussion Apply(DiscussionAudienceSet e) => this with { Audience = e.Audience };

    public static Discussion Fold(Discussion? state, IDiscussionEvent @event) => @event switch
    {
        DiscussionAudienceSet e => state is null ? Create(e) : state.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
