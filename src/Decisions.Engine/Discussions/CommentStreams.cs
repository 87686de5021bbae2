using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Discussions;

/// <summary>Loads what a decision on a comment hangs on, and keeps that still until the decision lands.</summary>
internal sealed class CommentStreams(DecisionsEngine engine, CommunityId community, ProposalId proposal)
{
    private readonly List<StreamGuard> _guards = [];

    /// <summary>What was loaded besides the stream that is written to.</summary>
    public ImmutableArray<StreamGuard> Guards => [.. _guards];

    public async Task<Proposal?> Proposal(CancellationToken cancel)
    {
        var loaded = await engine.Streams.Proposal(community, proposal, cancel);
        _guards.Add(new StreamGuard(Streams.Of(proposal), loaded.Version));
        return loaded.State;
    }

    /// <summary>Another comment than the one that is written to.</summary>
    public async Task<Comment?> Other(CommentId? id, CancellationToken cancel)
    {
        if (id is not { } other)
            return null;
        var loaded = await engine.Streams.Comment(community, proposal, other, cancel);
        _guards.Add(new StreamGuard(Streams.Of(proposal, other), loaded.Version));
        return loaded.State;
    }

    /// <summary>Those of some who are members and not suspended.</summary>
    public async Task<List<MemberId>> Joined(ImmutableArray<MemberId> members, CancellationToken cancel)
    {
        List<MemberId> joined = [];
        foreach (var id in (members.IsDefault ? [] : members).Distinct().Take(MakeComment.MostMentioned))
        {
            var member = await engine.Streams.Member(community, id, cancel);
            if (member.State is not { Standing: Standing.Joined })
                continue;
            joined.Add(id);
            Guard(new StreamGuard(Streams.Of(id), member.Version));
        }
        return joined;
    }

    /// <summary>Why this member may not take part just now, or null: a key may be older than a suspension.</summary>
    public async Task<Rejection?> NotJoined(MemberId id, CancellationToken cancel) =>
        (await Joined([id], cancel)).Count > 0 ? null : new Identity.NotPermitted("a member who has joined and is not suspended");

    /// <summary>Who may read a discussion must not change while something is said in it.</summary>
    public async Task Audience(CancellationToken cancel) =>
        _guards.Add(new StreamGuard(Streams.OfDiscussion(proposal), (await engine.Streams.Discussion(community, proposal, cancel)).Version));

    private void Guard(StreamGuard guard)
    {
        if (!_guards.Contains(guard))
            _guards.Add(guard);
    }
}
