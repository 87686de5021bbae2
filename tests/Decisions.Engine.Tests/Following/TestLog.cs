using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Delegations;
using Decisions.Domain.Draws;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Discussions;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using Decisions.Domain;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.EventStore;
using NodaTime;

namespace Decisions.Engine.Tests.Following;

/// <summary>The log of one community, to which a test appends what it likes: nothing is decided here, the rest is as ever.</summary>
internal sealed class TestLog(IEventStore store, CommunityId community)
{
    private readonly CommandRunner _commands = new(store, SystemClock.Instance);
    private readonly Dictionary<string, long> _versions = [];

    public CommunityId Community { get; } = community;

    /// <summary>How many events it has.</summary>
    public long Length { get; private set; }

    public Actor Member(MemberId member) => new(Community, member, [Role.Member]);

    /// <summary>Appends events one by one, in this order, by an actor; answers when the last landed.</summary>
    public async Task<Instant> AppendBy(Actor actor, params IReadOnlyList<IDomainEvent> events)
    {
        var at = Instant.MinValue;
        foreach (var @event in events)
        {
            var (stream, type) = StreamOf(@event);
            var version = _versions.GetValueOrDefault(stream);
            var context = new CommandContext(Community, actor, Guid.CreateVersion7(), Channel.Web);
            var plan = new Plan(stream, type, version, Decision.Of(@event));
            var done = (await _commands.Run(context, _ => Task.FromResult(plan), CancellationToken.None)).ShouldBeOfType<Done>();
            _versions[stream] = version + 1;
            Length = done.Index + 1;
            at = done.At;
        }
        return at;
    }

    public Task<Instant> Append(params IReadOnlyList<IDomainEvent> events) => AppendBy(Actor.System, events);

    /// <summary>The stream that an event stands in, and the alias of its aggregate.</summary>
    public (string Stream, string Type) StreamOf(IDomainEvent @event) => @event switch
    {
        ICommunityEvent => (Streams.Of(Community), Streams.CommunityType),
        IMemberEvent e => (Streams.Of((MemberId)((dynamic)e).MemberId), Streams.MemberType),
        ICirclesEvent => (Streams.CirclesOf(Community), Streams.CirclesType),
        ICircleEvent e => (Streams.Of(e.CircleId), Streams.CircleType),
        IRuleEvent e => (Streams.Of(new RuleId(RuleRow.IdIn(e))), Streams.RuleType),
        ITemplateEvent e => (Streams.Of(e.TemplateId), Streams.TemplateType),
        IProposalEvent e => (Streams.Of(ProposalReadModel.IdIn(e)), Streams.ProposalType),
        IAmendmentEvent e => (Streams.Of(e.ProposalId, e.AmendmentId), Streams.AmendmentType),
        ICommentEvent e => (Streams.Of(e.ProposalId, e.CommentId), Streams.CommentType),
        IDiscussionEvent e => (Streams.OfDiscussion(e.ProposalId), Streams.DiscussionType),
        IBallotEvent e => (Streams.Of((RoundId)((dynamic)e).RoundId, (MemberId)((dynamic)e).MemberId), Streams.BallotType),
        IHandsEvent e => (Streams.OfHands(e.RoundId), Streams.HandsType),
        IMeetingEvent e => (Streams.Of(e.MeetingId), Streams.MeetingType),
        IPlacementEvent e => (Streams.OfPlacement(((MemberPlaced)e).MemberId), Streams.PlacementType),
        IMeetingProxyEvent e => (Streams.MeetingProxiesOf(e.MeetingId), Streams.MeetingProxyType),
        IDelegationEvent e => (Streams.OfDelegation(e.MemberId), Streams.DelegationType),
        IConsentRoundEvent e => (Streams.OfConsent(e.ProposalId), Streams.ConsentType),
        IFollowThroughEvent e => (Streams.OfFollowThrough(e.ProposalId), Streams.FollowThroughType),
        IActionEvent e => (Streams.Of(e.ProposalId, e.ActionId), Streams.ActionType),
        ICallEvent e => (Streams.Of(e.ProposalId, e.CallId), Streams.CallType),
        IAdviceEvent e => (Streams.AdviceOf(e.ProposalId), Streams.AdviceType),
        IDrawEvent e => (Streams.Of(e.DrawId), Streams.DrawType),
        ISelectionEvent e => (Streams.Of(e.CircleId, e.SelectionId), Streams.SelectionType),
        IProxyEvent e => (Streams.ProxiesOf(e.ProposalId), Streams.ProxyType),
        IEntryEvent e => (Streams.OfEntry(e.RoundId, e.MemberId), Streams.EntryType),
        PayloadRedacted e => (Streams.OfRedaction(e.Index), Streams.RedactionType),
        PersonErased e => (Streams.OfErasure(e.MemberId), Streams.ErasureType),
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}
