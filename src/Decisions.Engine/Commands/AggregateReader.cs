using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Delegations;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using Decisions.EventStore;
using Decisions.EventStore.Reading;
using NodaTime;

namespace Decisions.Engine.Commands;

/// <summary>What a stream's events come to, and the version that is.</summary>
/// <param name="Version">0 when the stream does not exist; then there is no state.</param>
public sealed record Loaded<TState>(TState? State, long Version) where TState : class;

/// <summary>Loads aggregates by folding their streams.</summary>
public sealed class AggregateReader(IEventStore store)
{
    public Task<Loaded<Community>> Community(CommunityId community, CancellationToken cancel) =>
        Load<Community, ICommunityEvent>(community, Streams.Of(community), Domain.Communities.Community.Fold, cancel);

    public Task<Loaded<Member>> Member(CommunityId community, MemberId member, CancellationToken cancel) =>
        Load<Member, IMemberEvent>(community, Streams.Of(member), (state, @event, at) => Domain.Members.Member.FoldAt(state, @event, at), cancel);

    public Task<Loaded<Placement>> Placement(CommunityId community, MemberId member, CancellationToken cancel) =>
        Load<Placement, IPlacementEvent>(community, Streams.OfPlacement(member), Domain.Classes.Placement.Fold, cancel);

    /// <summary>What circles there are and how they are nested.</summary>
    public Task<Loaded<CircleTree>> Circles(CommunityId community, CancellationToken cancel) =>
        Load<CircleTree, ICirclesEvent>(community, Streams.CirclesOf(community), CircleTree.Fold, cancel);

    public Task<Loaded<CircleMembers>> CircleMembers(CommunityId community, CircleId circle, CancellationToken cancel) =>
        Load<CircleMembers, ICircleEvent>(
            community, Streams.Of(circle), (state, @event, at) => Domain.Circles.CircleMembers.FoldAt(state, @event, at), cancel);

    public Task<Loaded<Rule>> Rule(CommunityId community, RuleId rule, CancellationToken cancel) =>
        Load<Rule, IRuleEvent>(community, Streams.Of(rule), Domain.Rules.Rule.Fold, cancel);

    public Task<Loaded<Template>> Template(CommunityId community, TemplateId template, CancellationToken cancel) =>
        Load<Template, ITemplateEvent>(community, Streams.Of(template), Domain.Templates.Template.Fold, cancel);

    public Task<Loaded<Proposal>> Proposal(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        Load<Proposal, IProposalEvent>(community, Streams.Of(proposal), FoldProposal, cancel);

    /// <summary>Those of some that there are.</summary>
    public async Task<IReadOnlyCollection<Proposal>> Proposals(CommunityId community, IEnumerable<ProposalId> proposals, CancellationToken cancel)
    {
        List<Proposal> known = [];
        foreach (var id in proposals)
            if ((await Proposal(community, id, cancel)).State is { } proposal)
                known.Add(proposal);
        return known;
    }

    /// <summary>A proposal with the log's head at the moment that it is of.</summary>
    public async Task<(Loaded<Proposal> Loaded, LogHead Head)> ProposalAtHead(
        CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        var read = await store.ReadStreamAtHead(community.Value, Streams.Of(proposal), cancel);
        return (Fold<Proposal, IProposalEvent>(read.Events, FoldProposal), read.Head);
    }

    public Task<Loaded<Ballot>> Ballot(CommunityId community, RoundId round, MemberId member, CancellationToken cancel) =>
        Load<Ballot, IBallotEvent>(community, Streams.Of(round, member), Domain.Ballots.Ballot.Fold, cancel);

    public Task<Loaded<ShowOfHands>> Hands(CommunityId community, RoundId round, CancellationToken cancel) =>
        Load<ShowOfHands, IHandsEvent>(community, Streams.OfHands(round), ShowOfHands.Fold, cancel);

    /// <summary>The same, and nothing where the round takes no hands.</summary>
    public async Task<Loaded<ShowOfHands>> HandsIn(CommunityId community, Round? round, CancellationToken cancel) =>
        round is { TakesHands: true } ? await Hands(community, round.Id, cancel) : new(null, 0);

    public Task<Loaded<Meeting>> Meeting(CommunityId community, MeetingId meeting, CancellationToken cancel) =>
        Load<Meeting, IMeetingEvent>(community, Streams.Of(meeting), Domain.Meetings.Meeting.Fold, cancel);

    public Task<Loaded<TellerEntry>> Entry(CommunityId community, RoundId round, MemberId member, CancellationToken cancel) =>
        Load<TellerEntry, IEntryEvent>(community, Streams.OfEntry(round, member), Domain.Ballots.TellerEntry.Fold, cancel);

    public Task<Loaded<ProposalProxies>> Proxies(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        Load<ProposalProxies, IProxyEvent>(community, Streams.ProxiesOf(proposal), ProposalProxies.Fold, cancel);

    public Task<Loaded<MeetingProxies>> MeetingProxies(CommunityId community, MeetingId meeting, CancellationToken cancel) =>
        Load<MeetingProxies, IMeetingProxyEvent>(community, Streams.MeetingProxiesOf(meeting), Domain.Proxies.MeetingProxies.Fold, cancel);

    /// <summary>Those for the meeting that a round is held at, and nothing where it is at none.</summary>
    public async Task<Loaded<MeetingProxies>> MeetingProxiesIn(CommunityId community, Round? round, CancellationToken cancel) =>
        round?.Held is { } held ? await MeetingProxies(community, held.MeetingId, cancel) : new(null, 0);

    public Task<Loaded<Delegation>> Delegation(CommunityId community, MemberId member, CancellationToken cancel) =>
        Load<Delegation, IDelegationEvent>(community, Streams.OfDelegation(member), Domain.Delegations.Delegation.Fold, cancel);

    public Task<Loaded<ConsentRound>> ConsentRound(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        Load<ConsentRound, IConsentRoundEvent>(community, Streams.OfConsent(proposal), Domain.ConsentRounds.ConsentRound.Fold, cancel);

    public Task<Loaded<AdviceProcess>> Advice(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        Load<AdviceProcess, IAdviceEvent>(community, Streams.AdviceOf(proposal), AdviceProcess.Fold, cancel);

    public Task<Loaded<FollowUp>> FollowUp(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        Load<FollowUp, IFollowThroughEvent>(community, Streams.OfFollowThrough(proposal), Domain.FollowThrough.FollowUp.Fold, cancel);

    public Task<Loaded<PlannedAction>> Action(CommunityId community, ProposalId proposal, ActionId action, CancellationToken cancel) =>
        Load<PlannedAction, IActionEvent>(community, Streams.Of(proposal, action), PlannedAction.Fold, cancel);

    public Task<Loaded<Call>> Call(CommunityId community, ProposalId proposal, CallId call, CancellationToken cancel) =>
        Load<Call, ICallEvent>(community, Streams.Of(proposal, call), Domain.Calls.Call.Fold, cancel);

    public Task<Loaded<Draw>> Draw(CommunityId community, DrawId draw, CancellationToken cancel) =>
        Load<Draw, IDrawEvent>(community, Streams.Of(draw), (state, @event, at) => Domain.Draws.Draw.FoldAt(state, @event, at), cancel);

    public Task<Loaded<Selection>> Selection(CommunityId community, CircleId circle, SelectionId selection, CancellationToken cancel) =>
        Load<Selection, ISelectionEvent>(community, Streams.Of(circle, selection), Domain.Selections.Selection.Fold, cancel);

    public Task<Loaded<Comment>> Comment(CommunityId community, ProposalId proposal, CommentId comment, CancellationToken cancel) =>
        Load<Comment, ICommentEvent>(community, Streams.Of(proposal, comment), Domain.Discussions.Comment.Fold, cancel);

    public Task<Loaded<Discussion>> Discussion(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        Load<Discussion, IDiscussionEvent>(community, Streams.OfDiscussion(proposal), Domain.Discussions.Discussion.Fold, cancel);

    public Task<Loaded<Redaction>> Redaction(CommunityId community, long index, CancellationToken cancel) =>
        Load<Redaction, IRedactionEvent>(community, Streams.OfRedaction(index), Domain.Redactions.Redaction.Fold, cancel);

    public Task<Loaded<Erasure>> Erasure(CommunityId community, MemberId member, CancellationToken cancel) =>
        Load<Erasure, IErasureEvent>(community, Streams.OfErasure(member), Domain.Redactions.Erasure.Fold, cancel);

    /// <summary>How long a round lasts, and what its rule may do with it, hangs on when things happened.</summary>
    private static Proposal? FoldProposal(Proposal? state, IProposalEvent @event, Instant at) => Domain.Proposals.Proposal.FoldAt(state, @event, at);

    private Task<Loaded<TState>> Load<TState, TEvent>(
        CommunityId community, string stream, Func<TState?, TEvent, TState?> fold, CancellationToken cancel)
        where TState : class
        where TEvent : IDomainEvent =>
        Load<TState, TEvent>(community, stream, (state, @event, _) => fold(state, @event), cancel);

    private async Task<Loaded<TState>> Load<TState, TEvent>(
        CommunityId community, string stream, Func<TState?, TEvent, Instant, TState?> fold, CancellationToken cancel)
        where TState : class
        where TEvent : IDomainEvent =>
        Fold(await store.ReadStream(community.Value, stream, cancel: cancel), fold);

    private static Loaded<TState> Fold<TState, TEvent>(IReadOnlyList<StoredEvent> stored, Func<TState?, TEvent, Instant, TState?> fold)
        where TState : class
        where TEvent : IDomainEvent
    {
        TState? state = null;
        foreach (var @event in stored)
            state = fold(state, (TEvent)EventCatalogue.Current.Read(@event.Type, @event.Data.Span), @event.At);
        return new Loaded<TState>(state, stored.Count == 0 ? 0 : stored[^1].Version);
    }
}
