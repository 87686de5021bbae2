using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Delegations;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Selections;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Engine.Discussions;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.EventStore.Reading;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.FollowThrough;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Receipts;

/// <summary>
/// Whether one asker may be told what an event of the log says: the same as its history and its audit tell them, and of
/// ballots always their own.
/// </summary>
public sealed class PayloadsShown(ProposalReading proposals, DiscussionByPart discussions, SelectionReading selections, DecisionsEngine engine)
{
    public async Task<bool> To(Actor actor, CommunityId community, Visibility visibility, StoredEvent stored, CancellationToken cancel)
    {
        // What remains of a redacted ballot is a ballot still, wherever it is told.
        var said = EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
        if (said is IDelegationEvent delegation)
            return actor.Is(community, delegation.MemberId) || BallotsShown.DelegationsTo(actor, community);
        if (said is IMeetingProxyEvent atMeeting)
            return actor.Is(community, atMeeting.MemberId) || BallotsShown.DelegationsTo(actor, community);
        if (said is NominationMade nomination && Permissions.ToReadMembers(actor, community) is null)
            return actor.Is(community, nomination.MemberId) || await selections.ShowsNominations(community, nomination.CircleId, nomination.SelectionId, cancel);
        // With whom a proposal fills a role is for the members, as is what was redacted of that.
        if (((said as PayloadRedacted)?.RemainingEvent() ?? said) is ProposalDrafted { Fills: not null })
            return Permissions.ToReadMembers(actor, community) is null;
        if (MembersOnly.IsFor(said.GetType()))
            return Permissions.ToReadMembers(actor, community) is null;
        if (said is IProxyEvent proxy)
            return actor.Is(community, proxy.MemberId) || (await proposals.Load(community, proxy.ProposalId, actor, cancel) is { } found
                && BallotsShown.ProxiesTo(actor, community, found.State));
        if (said is ICommentEvent comment && Permissions.ToAudit(actor, community) is not null)
            return await ShowsComment(actor, community, visibility, comment, cancel);
        if (((said as PayloadRedacted)?.RemainingEvent() ?? said) is not IVoteEvent vote)
            return Permissions.ToAudit(actor, community) is null ||
                (IsOfDecision(stored) && Permissions.ToRead(actor, community, visibility) is null);
        var (round, proposal) = (vote.RoundId, vote.ProposalId);
        if (vote is IBallotEvent ballot && actor.Is(community, ballot.MemberId))
            return true;
        return Permissions.ToReadMembers(actor, community) is null &&
            await proposals.Load(community, proposal, actor, cancel) is { } read &&
            BallotsShown.To(actor, community, read.State, read.Now).Contains(round.Value);
    }

    /// <summary>As the discussion tells it.</summary>
    private async Task<bool> ShowsComment(Actor actor, CommunityId community, Visibility visibility, ICommentEvent comment, CancellationToken cancel)
    {
        if (Permissions.ToRead(actor, community, visibility) is not null)
            return false;
        var discussion = await discussions.Load(community, comment.ProposalId, Permissions.ToReadMembers(actor, community) is null, _ => [comment.CommentId], cancel);
        var proposal = (await engine.Streams.Proposal(community, comment.ProposalId, cancel)).State;
        var circle = await CircleStanding.Of(proposal?.Circle, community, actor, engine, cancel);
        return Permissions.ToReadDiscussion(actor, community, visibility, discussion.Audience, circle) is null
            && discussion.Find(comment.CommentId) is { } found
            && (comment is not (CommentMade or CommentEdited) || Permissions.ToReadHidden(actor, community, found.Comment.Author, circle) is null || found.Comment.Hiding is null);
    }

    private static bool IsOfDecision(StoredEvent stored) =>
        EventCatalogue.Current.Types[stored.Type] is var type && (type.IsAssignableTo(typeof(IProposalEvent)) || type.IsAssignableTo(typeof(IAmendmentEvent)) || type.IsAssignableTo(typeof(IFollowThroughEvent)) || type.IsAssignableTo(typeof(IDiscussionEvent)) || type.IsAssignableTo(typeof(ICirclesEvent)));
}
