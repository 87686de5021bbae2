using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Discussions;

/// <summary>Loads what a decision on a comment hangs on, and keeps that still until the decision lands.</summary>
internal sealed class CommentStreams(DecisionsEngine engine, CommandContext context, ProposalId proposal)
{
    private readonly List<StreamGuard> _guards = [];
    private Loaded<Proposal>? _proposal;
    private Loaded<Discussion>? _discussion;
    private CircleStanding? _circle;

    /// <summary>A plan that lands only while what was loaded besides the stream that is written to is as it was.</summary>
    public Plan Hold(Plan plan)
    {
        plan = plan with { Guards = [.. _guards] };
        return _circle is null ? plan : plan.While(_circle);
    }

    public async Task<Proposal?> Proposal(CancellationToken cancel)
    {
        if (_proposal is null)
        {
            _proposal = await engine.Streams.Proposal(context.Community, proposal, cancel);
            Guard(new StreamGuard(Streams.Of(proposal), _proposal.Version));
        }
        return _proposal.State;
    }

    /// <summary>How who sends the command stands in the circle that the decision is with.</summary>
    public async Task<CircleStanding> Circle(CancellationToken cancel) =>
        _circle ??= await CircleStanding.In(await Proposal(cancel), context, engine, cancel);

    /// <summary>Another comment than the one that is written to.</summary>
    public async Task<Comment?> Other(CommentId? id, CancellationToken cancel)
    {
        if (id is not { } other)
            return null;
        var loaded = await engine.Streams.Comment(context.Community, proposal, other, cancel);
        _guards.Add(new StreamGuard(Streams.Of(proposal, other), loaded.Version));
        return loaded.State;
    }

    /// <summary>Those of some who are members and not suspended.</summary>
    public async Task<List<MemberId>> Joined(ImmutableArray<MemberId> members, CancellationToken cancel)
    {
        List<MemberId> joined = [];
        foreach (var id in (members.IsDefault ? [] : members).Distinct().Take(MakeComment.MostMentioned))
        {
            var member = await engine.Streams.Member(context.Community, id, cancel);
            if (member.State is not { Standing: Standing.Joined })
                continue;
            joined.Add(id);
            Guard(new StreamGuard(Streams.Of(id), member.Version));
        }
        return joined;
    }

    /// <summary>Those of some who are in the circle that the discussion is kept to; null where it is kept to none.</summary>
    public async Task<IReadOnlyCollection<MemberId>?> InCircle(ImmutableArray<MemberId> members, CancellationToken cancel)
    {
        if (await Audience(cancel) != DiscussionAudience.Circle || (await Proposal(cancel))?.Circle is not { } circle)
            return null;
        var within = await engine.Streams.CircleMembers(context.Community, circle, cancel);
        Guard(new StreamGuard(Streams.Of(circle), within.Version));
        // Whoever has joined is guarded as such where they are looked up.
        List<MemberId> found = [];
        foreach (var id in await Joined(members, cancel))
            if (within.State?.Has((await engine.Streams.Member(context.Community, id, cancel)).State) == true)
                found.Add(id);
        return found;
    }

    /// <summary>Why this member may not take part just now, or null: a key may be older than a suspension.</summary>
    public async Task<Rejection?> NotJoined(MemberId id, CancellationToken cancel) =>
        (await Joined([id], cancel)).Count > 0 ? null : new Identity.NotPermitted("a member who has joined and is not suspended");

    /// <summary>Who may read the discussion: that must not change while something is said in it.</summary>
    public async Task<DiscussionAudience?> Audience(CancellationToken cancel)
    {
        if (_discussion is null)
        {
            _discussion = await engine.Streams.Discussion(context.Community, proposal, cancel);
            Guard(new StreamGuard(Streams.OfDiscussion(proposal), _discussion.Version));
        }
        return _discussion.State?.Audience;
    }

    private void Guard(StreamGuard guard)
    {
        // As it was found first: what came between breaks the guard.
        if (_guards.All(each => each.Stream != guard.Stream))
            _guards.Add(guard);
    }
}
